import { test } from '@japa/runner'
import { StorageAwayException, StorageFullException } from '#exceptions/storage'
import { FileMissing } from '#storage/store'
import { troubleOf } from '#storage/trouble'

const bucket = {
  ...{
    bucket: 'shop',
    prefix: '',
    endpoint: 'http://minio:9000',
    region: 'eu',
    forcePathStyle: true,
  },
  ...{ accessKeyId: 'wagtail', secretAccessKey: 'bittern' },
}
const folder = { folder: '/var/lib/vitrin/media' }
const away = (said: string) => new StorageAwayException(new Error(said))

test.group('What is wrong with a store', () => {
  test('is told of {1}')
    .with([
      [bucket, 'InvalidAccessKeyId: no such key', 'refuses the key'],
      [bucket, 'SignatureDoesNotMatch: …', 'refuses the key'],
      [bucket, 'AccessDenied: Access Denied', 'refuses the key'],
      [bucket, '403: UnknownError', 'refuses the key'],
      [bucket, 'RequestTimeTooSkewed: The difference is too large', 'has another time'],
      [bucket, 'ENOTFOUND: getaddrinfo ENOTFOUND minio', 'that DNS does not know'],
      [bucket, 'EAI_AGAIN: getaddrinfo EAI_AGAIN minio', 'that DNS does not know'],
      [bucket, 'EPROTO: wrong version number', 'begins with http or https'],
      [bucket, 'HPE_INVALID_CONSTANT: Parse Error', 'begins with http or https'],
      [bucket, 'DEPTH_ZERO_SELF_SIGNED_CERT: self-signed', 'that is not trusted'],
      [bucket, 'CERT_HAS_EXPIRED: certificate has expired', 'that is not trusted'],
      [bucket, 'ERR_TLS_CERT_ALTNAME_INVALID: Hostname', 'that is not trusted'],
      [bucket, 'SlowDown: Please reduce your request rate', 'is overloaded or broken'],
      [bucket, 'PermanentRedirect: another endpoint', 'is in another region'],
      [bucket, 'Teapot: the key wagtail with bittern', 'fails (Teapot: the key … with …)'],
      [folder, 'EMFILE: too many open files', 'raise `ulimit -n`'],
      [bucket, 'NoSuchBucket: The specified bucket does not exist', 'has no bucket shop'],
      [bucket, 'AuthorizationHeaderMalformed: the region is wrong', 'is in another region'],
      [bucket, 'ECONNREFUSED: connect ECONNREFUSED 127.0.0.1:9', 'does not answer'],
      [bucket, 'TimeoutError: no answer', 'does not answer'],
      [bucket, 'Error: no answer within 9000 ms', 'does not answer'],
      [folder, 'EACCES: permission denied, mkdir', 'cannot be written'],
      [folder, 'EROFS: read-only file system', 'cannot be written'],
      [folder, 'ENOTDIR: not a directory', 'is no folder'],
      [
        bucket,
        'Error: @aws-sdk XML parse error: unexpected content.',
        "does not speak S3's protocol",
      ],
      [bucket, 'Teapot: short\nand stout', 'fails (Teapot: short)'],
    ] as const)
    .run(({ assert }, [place, said, words]) => {
      const { message } = troubleOf(away(said), 'public', place)

      assert.include(message, words)
      assert.include(message, 'folder' in place ? place.folder : 'bucket shop at http://minio:9000')
      assert.notMatch(message, /\n|wagtail|bittern/)
    })

  test('is told with the setting that names the place: {3}')
    .with([
      [bucket, 'public', 'NoSuchBucket: none', 'check S3_BUCKET'],
      [bucket, 'private', 'NoSuchBucket: none', 'check S3_PRIVATE_BUCKET'],
      [{ ...bucket, prefix: 'private/' }, 'private', 'NoSuchBucket: none', 'check S3_BUCKET'],
      [folder, 'public', 'ENOTDIR: no', 'check MEDIA_ROOT'],
      [folder, 'private', 'EACCES: no', 'check MEDIA_PRIVATE_ROOT'],
    ] as const)
    .run(({ assert }, [place, store, said, words]) => {
      assert.include(troubleOf(away(said), store, place).message, `${words} (`)
    })

  test('is told of a full store, and of one that loses files', ({ assert }) => {
    assert.include(
      troubleOf(new StorageFullException(), 'private', folder).message,
      'is full: make room'
    )
    assert.include(troubleOf(new FileMissing('a'), 'private', folder).message, 'has lost a file')
  })
})
