import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { assertStorageSettings } from '#installation/storage_settings'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'

const check = (settings: Record<string, string>) => () =>
  assertStorageSettings((name) => settings[name])

const BUCKET = { S3_BUCKET: 'vitrin', S3_ACCESS_KEY_ID: 'key', S3_SECRET_ACCESS_KEY: 'hidden' }

test.group('Settings of the stores', () => {
  test('are refused by name: {0}')
    .with([
      ['MEDIA_URL', { MEDIA_URL: 'cdn.example.com' }],
      ['MEDIA_URL', { MEDIA_URL: 'https://' }],
      ['MEDIA_URL', { MEDIA_URL: 'javascript:alert(1)' }],
      ['MEDIA_URL', { MEDIA_URL: 'https://cdn.example.com/?x=' }],
      ['S3_ENDPOINT', { ...BUCKET, S3_ENDPOINT: 'https://user:hidden@s3.example.com' }],
      ['S3_ENDPOINT', { ...BUCKET, S3_ENDPOINT: 'https://s3.example.com/vitrin' }],
      ['MINIO_ENDPOINT', { ...BUCKET, MINIO_ENDPOINT: 'minio:nine' }],
      ['S3_BUCKET', { DRIVE_DISK: 's3' }],
      ['S3_BUCKET', { S3_ENDPOINT: 'https://s3.example.com' }],
      ['S3_BUCKET', { MINIO_ENDPOINT: 'minio:9000' }],
      ['S3_ACCESS_KEY_ID', { S3_BUCKET: 'vitrin' }],
      ['S3_SECRET_ACCESS_KEY', { S3_BUCKET: 'vitrin', S3_ACCESS_KEY_ID: 'key' }],
      ['S3_PRIVATE_BUCKET', { ...BUCKET, S3_PRIVATE_BUCKET: 'vitrin' }],
      ['MEDIA_PRIVATE_ROOT', { MEDIA_ROOT: '/srv/media', MEDIA_PRIVATE_ROOT: '/srv/media/own' }],
      ['MEDIA_PRIVATE_ROOT', { MEDIA_ROOT: '/srv/media', MEDIA_PRIVATE_ROOT: '/srv/media/' }],
      ['MEDIA_PRIVATE_ROOT', { MEDIA_ROOT: '/srv/media', MEDIA_PRIVATE_ROOT: '/srv' }],
    ] as [string, Record<string, string>][])
    .run(({ assert }, [name, settings]) => {
      assert.throws(check(settings), new RegExp(`^${name}[= ][^\n]+$`))
      assert.doesNotThrow(check({}))
      try {
        check(settings)()
      } catch (error) {
        assert.notInclude((error as Error).message, 'hidden')
      }
    })

  test('are refused where a file is in the place of a folder', ({ assert, cleanup }) => {
    const file = join(throwawayFolder({ cleanup }), 'file')
    writeFileSync(file, '')

    assert.throws(check({ MEDIA_ROOT: file }), /^MEDIA_ROOT=\S+ is no folder$/)
  })

  test('are taken: {$self}')
    .with([
      BUCKET,
      { ...BUCKET, S3_ENDPOINT: 'https://s3.example.com', S3_PRIVATE_BUCKET: 'own' },
      {
        MINIO_ENDPOINT: 'minio:9000',
        MINIO_BUCKET_NAME: 'v',
        MINIO_ACCESS_KEY: 'k',
        MINIO_SECRET_KEY: 's',
      },
      // Kept for `media:move` while a folder is in use.
      { DRIVE_DISK: 'fs', S3_BUCKET: 'vitrin' },
      { MEDIA_URL: '/media/' },
      { MEDIA_URL: 'https://cdn.example.com' },
      { MEDIA_ROOT: '/srv/media', MEDIA_PRIVATE_ROOT: '/srv/media-private' },
    ] as Record<string, string>[])
    .run(({ assert }, settings) => assert.doesNotThrow(check(settings)))
})
