import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import sharp from 'sharp'
import { thumbHashToRGBA } from 'thumbhash'
import { PictureFault } from '#pictures/fault'
import { publish } from '#pictures/publish'
import { refusalOf } from '#pictures/refusal'
import { StorageFullException } from '#exceptions/storage'
import {
  animation,
  drawing,
  photo,
  picture,
  pictureFolder,
  turnedAnimation,
} from '#tests/helpers/pictures'

type Cleanup = Parameters<typeof pictureFolder>[0]

async function published(bytes: Buffer, cleanup: Cleanup) {
  const folder = pictureFolder(cleanup)
  const file = folder.sent(bytes)
  const result = await publish({ file, target: folder.path('out'), square: false })
  const copy = readFileSync(result.path)
  return { result, copy, metadata: await sharp(copy, { animated: true }).metadata() }
}

test.group('A published picture', () => {
  test('keeps its format: {$self}')
    .with(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)
    .run(async ({ assert, cleanup }, format) => {
      const { result, metadata } = await published(await picture(format), cleanup)

      assert.containsSubset(result, { format, width: 64, height: 48 })
      assert.equal(metadata.mediaType, `image/${format}`)
    })

  test('stands upright, and does not say where and by what it was taken', async (t) => {
    const { result, copy, metadata } = await published(await photo(), t.cleanup)

    t.assert.containsSubset(result, { width: 48, height: 64 })
    t.assert.containsSubset(metadata, { width: 48, height: 64 })
    for (const key of ['exif', 'orientation', 'icc', 'xmp', 'iptc', 'comments'] as const)
      t.assert.isUndefined(metadata[key])
    t.assert.notInclude(copy.toString('latin1'), 'SECRET-COMMENT')
    t.assert.notInclude(copy.toString('latin1'), 'PhoneMaker')
  })

  test('loses what stands behind its end, and comments: {$self}')
    .with(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)
    .run(async ({ assert, cleanup }, format) => {
      const payload = Buffer.from('<script>alert("PAYLOAD")</script>')
      const bytes = Buffer.concat([await picture(format), payload])

      const { copy } = await published(bytes, cleanup)

      assert.notInclude(copy.toString('latin1'), 'PAYLOAD')
    })

  test('goes on moving: {$self}')
    .with(['gif', 'webp'] as const)
    .run(async ({ assert, cleanup }, format) => {
      const { result, metadata } = await published(await animation(format), cleanup)

      assert.containsSubset(result, { format, width: 40, height: 30 })
      assert.containsSubset(metadata, { pages: 3, pageHeight: 30, delay: [100, 100, 100], loop: 0 })
    })

  test('moves upright, frame by frame: orientation {$self}')
    .with([1, 2, 3, 4, 5, 6, 7, 8])
    .run(async ({ assert, cleanup }, orientation) => {
      const { result, copy, metadata } = await published(
        await turnedAnimation(orientation),
        cleanup
      )

      const [width, height] = orientation < 5 ? [40, 30] : [30, 40]
      assert.containsSubset(result, { width, height })
      assert.containsSubset(metadata, { pages: 3, pageHeight: height, delay: [100, 200, 300] })
      assert.equal(metadata.loop, 2)
      assert.isUndefined(metadata.orientation)
      for (let page = 0; page < 3; page++) {
        const still = drawing({ width: 40, height: 30, shade: 2 * page })
        const stored = await still.withMetadata({ orientation }).png().toBuffer()
        const wanted = await sharp(stored).autoOrient().raw().toBuffer()
        const shown = await sharp(copy, { page }).removeAlpha().raw().toBuffer()
        const apart = wanted.reduce((sum, value, at) => sum + Math.abs(value - shown[at]!), 0)
        assert.isBelow(apart / wanted.length, 6)
      }
    })

  test('is cut to a square, when it moves and is turned', async ({ assert, cleanup }) => {
    const folder = pictureFolder(cleanup)
    const file = folder.sent(await turnedAnimation(6))
    const { path } = await publish({ file, target: folder.path('out'), square: true })

    const metadata = await sharp(path, { animated: true }).metadata()
    assert.containsSubset(metadata, { width: 30, pageHeight: 30, pages: 3 })
  })

  test('has its colours in sRGB: a wide gamut, CMYK, grey, 16 bits', async ({
    assert,
    cleanup,
  }) => {
    const wide = await drawing().withIccProfile('p3').jpeg().toBuffer()
    const cmyk = await drawing().toColourspace('cmyk').jpeg().toBuffer()
    const grey = await drawing().toColourspace('b-w').jpeg().toBuffer()
    const deep = await drawing().toColourspace('rgb16').png().toBuffer()

    for (const bytes of [wide, cmyk, grey, deep]) {
      const { metadata } = await published(bytes, cleanup)
      assert.include(['srgb', 'b-w'], metadata.space)
      assert.equal(metadata.depth, 'uchar')
      assert.isFalse(metadata.hasProfile)
    }
  })

  test('of a PNG has every pixel that it had, also of a palette and half seen through', async ({
    assert,
    cleanup,
  }) => {
    const flat = sharp({ create: { width: 60, height: 40, channels: 4, background: '#ff880080' } })
    const bytes = await flat.png({ palette: true }).toBuffer()

    const { copy } = await published(bytes, cleanup)

    const pixels = (png: Buffer) => sharp(png).ensureAlpha().raw().toBuffer()
    assert.isTrue((await pixels(copy)).equals(await pixels(bytes)))
  })

  test('that has no room is no fault of the picture', async ({ assert, cleanup }) => {
    const folder = pictureFolder(cleanup)
    const wish = { file: folder.sent(await picture('png')), square: false }
    const fault = await publish({ ...wish, target: folder.path('none/out') }).catch(
      (thrown: unknown) => thrown
    )

    assert.instanceOf(fault, PictureFault)
    assert.instanceOf(refusalOf(fault, wish.file), StorageFullException)
  })

  test('has a placeholder that looks like it', async ({ assert, cleanup }) => {
    const { result } = await published(await picture('png'), cleanup)

    const hash = Buffer.from(result.thumbhash, 'base64')
    const { w: width, h: height, rgba } = thumbHashToRGBA(hash)
    assert.isBelow(hash.length, 30)
    assert.approximately(width / height, 64 / 48, 0.2)
    // Dark above, light below.
    assert.isBelow(rgba[1]!, rgba[rgba.length - 3]!)
  })
})
