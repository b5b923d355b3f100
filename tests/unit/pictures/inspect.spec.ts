import { test } from '@japa/runner'
import sharp from 'sharp'
import { inspect } from '#pictures/inspect'
import { preparePictures } from '#actions/pictures/prepare_pictures'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import { animation, claiming, drawing, heic, picture, pictureFolder } from '#tests/helpers/pictures'

const text = (words: string) => async () => Buffer.from(words)
const cut = (bytes: Buffer, part: number) => bytes.subarray(0, Math.floor(bytes.length * part))
const large = { width: 400, height: 300 }

/** By the code of the refusal, what is refused with it. */
const REFUSED: [code: string, name: string, make: () => Promise<Buffer>][] = [
  ['not_a_picture', 'a text', text('Hello')],
  ['not_a_picture', 'a page', text('<!doctype html><script>alert(1)</script>')],
  ['not_a_picture', 'a PDF', text('%PDF-1.7 …')],
  [
    'not_a_picture',
    'a video',
    async () => Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isomiso2', 'latin1'),
  ],
  ['picture_heic', 'a photo of a phone', async () => heic()],
  ['picture_svg', 'an SVG', text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
  ['picture_svg', 'an SVG with a declaration', text('\ufeff<?xml version="1.0"?><svg/>')],
  ['picture_tiff', 'a TIFF', () => drawing().tiff().toBuffer()],
  ['picture_empty', 'nothing', text('')],
  ['picture_broken', 'three bytes of a JPEG', async () => Buffer.from('\xff\xd8\xff', 'latin1')],
  [
    'picture_broken',
    'a box without an end',
    async () => Buffer.from('\0\0\0\x18ftypavif', 'latin1'),
  ],
  ...(['jpeg', 'png', 'webp', 'avif', 'gif'] as const).flatMap((format) =>
    [0.2, 0.5, 0.95].map((part): (typeof REFUSED)[number] => [
      'picture_broken',
      `${part} of a ${format}`,
      async () => cut(await picture(format, large), part),
    ])
  ),
  ...(['jpeg', 'png', 'webp', 'avif', 'gif'] as const).map((format): (typeof REFUSED)[number] => [
    'picture_broken',
    `all but the last byte of a ${format}`,
    async () => (await picture(format, large)).subarray(0, -1),
  ]),
  [
    'picture_broken',
    'a GIF cut between frames',
    async () => (await animation('gif', 9)).subarray(0, -2),
  ],
  ['picture_too_many_pixels', 'a bomb', () => claiming(60_000, 60_000)],
  ['picture_too_many_pixels', 'a little too much', () => claiming(50_001, 1000)],
  ['picture_too_many_pixels', 'one row that needs gigabytes', () => claiming(50_000_000, 1)],
  ['picture_too_many_pixels', 'a column a pixel too long', () => claiming(1, 65_536)],
  ['picture_broken', 'a PNG that lies about its size', () => claiming(640, 480)],
  ['picture_too_many_frames', '201 frames', () => animation('gif', 201)],
  ['picture_too_many_frames', '201 frames of WebP', () => animation('webp', 201)],
]

test.group('A file', () => {
  test('is refused as {0}: {1}')
    .with(REFUSED)
    .run(async ({ assert, cleanup }, [code, , make]) => {
      const folder = pictureFolder(cleanup)
      const error = await preparePictures([folder.sent(await make())]).catch(
        (thrown: unknown) => thrown
      )

      assert.isTrue(error instanceof InvalidInputException, String(error))
      const { publicCode, problems } = error as InvalidInputException
      assert.equal(publicCode, code)
      assert.containSubset(problems, [{ path: ['image'], code, params: { file: 'photo.jpg' } }])
    })

  test('is known by its bytes, whatever it is called: {$self}')
    .with(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)
    .run(async ({ assert, cleanup }, format) => {
      const sent = pictureFolder(cleanup).sent(await picture(format), 'passwd.exe')

      assert.deepEqual(await inspect(sent), { format, frames: 1 })
    })

  test('may have 200 frames', async ({ assert, cleanup }) => {
    const sent = pictureFolder(cleanup).sent(await animation('gif', 200))

    assert.deepEqual(await inspect(sent), { format: 'gif', frames: 200 })
  })

  test('reaches no other decoder of libvips', async ({ assert, cleanup }) => {
    const folder = pictureFolder(cleanup)
    await inspect(folder.sent(await picture('png')))

    const tiff = await drawing().tiff().toBuffer()
    await assert.rejects(() => sharp(tiff).metadata(), /unsupported/)
    await assert.rejects(() => sharp(Buffer.from('<svg/>')).metadata(), /unsupported/)
  })
})
