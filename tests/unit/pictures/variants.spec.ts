import { test } from '@japa/runner'
import sharp from 'sharp'
import { makeVariants } from '#pictures/variants'
import { animation, picture, pictureFolder } from '#tests/helpers/pictures'

type Cleanup = Parameters<typeof pictureFolder>[0]

function variantsOf(bytes: Buffer, cleanup: Cleanup, { avif = false } = {}) {
  const folder = pictureFolder(cleanup)
  return makeVariants({ published: folder.sent(bytes).path, folder: folder.path(''), avif })
}

const sizes = (variants: { name: string; width: number; height: number }[]) =>
  Object.fromEntries(variants.map(({ name, width, height }) => [name, [width, height]]))

test.group('Variants', () => {
  test('have their longest side, and are WebP', async ({ assert, cleanup }) => {
    const variants = await variantsOf(await picture('jpeg', { width: 1800, height: 2400 }), cleanup)

    assert.deepEqual(sizes(variants), { full: [1200, 1600], card: [480, 640], thumb: [240, 320] })
    for (const { webp, avif, width, height } of variants) {
      assert.containsSubset(await sharp(webp.path).metadata(), { format: 'webp', width, height })
      assert.isNull(avif)
    }
  })

  test('are never enlarged: {0}')
    .with([
      [[500, 100], { full: [500, 100], card: [500, 100], thumb: [320, 64] }],
      [[8, 6], { full: [8, 6], card: [8, 6], thumb: [8, 6] }],
      [[4000, 1], { full: [1600, 1], card: [640, 1], thumb: [320, 1] }],
    ] as const)
    .run(async ({ assert, cleanup }, [[width, height], expected]) => {
      const variants = await variantsOf(await picture('png', { width, height }), cleanup)

      assert.deepEqual(sizes(variants), expected as never)
    })

  test('are AVIF as well where that is wanted', async ({ assert, cleanup }) => {
    const variants = await variantsOf(await picture('webp'), cleanup, { avif: true })

    for (const { avif } of variants)
      assert.equal((await sharp(avif!.path).metadata()).mediaType, 'image/avif')
  })

  test('of an animation are its first frame, but for the full one: {$self}')
    .with(['gif', 'webp'] as const)
    .run(async ({ assert, cleanup }, format) => {
      const [full, ...small] = await variantsOf(await animation(format), cleanup, { avif: true })

      assert.containsSubset(await sharp(full!.webp.path).metadata(), {
        pages: 3,
        width: 40,
        height: 30,
      })
      assert.isNull(full!.avif)
      for (const { webp, avif } of small) {
        assert.equal((await sharp(webp.path).metadata()).pages ?? 1, 1)
        assert.isNotNull(avif)
      }
    })
})
