import { test } from '@japa/runner'
import { decodingFault, PictureFault } from '#pictures/fault'

test.group('What a decoder complains of', () => {
  test('is a fault of the picture, or a lack of room: {0}')
    .with([
      ['VipsJpeg: premature end of JPEG image', 'broken'],
      ['heif: Memory allocation error: Security limit exceeded', 'broken'],
      ['wbuffer_write: write failed\nunix error: No space left on device', 'full'],
    ] as const)
    .run(({ assert }, [message, reason]) => {
      const fault = decodingFault(new Error(message))

      assert.instanceOf(fault, PictureFault)
      assert.equal((fault as PictureFault).reason, reason)
    })

  test('is no reason to refuse the picture where memory is short', ({ assert }) => {
    const error = new Error('vips_tracked: out of memory --- size == 400MB')

    assert.equal(decodingFault(error), error)
  })
})
