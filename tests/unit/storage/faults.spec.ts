import { test } from '@japa/runner'
import { StorageAwayException, StorageFullException } from '#exceptions/storage'
import { faultOf, inTime } from '#storage/faults'
import { FileMissing } from '#storage/store'

const fault = (fields: object) => Object.assign(new Error('said'), fields)

const KINDS = { FileMissing, StorageFullException, StorageAwayException }

test.group('A fault of a store', () => {
  test('{0} is told as {1}')
    .with([
      ['ENOENT', 'FileMissing', fault({ code: 'ENOENT' })],
      ['NoSuchKey', 'FileMissing', fault({ name: 'NoSuchKey' })],
      ['404', 'FileMissing', fault({ name: 'Unknown', $metadata: { httpStatusCode: 404 } })],
      ['ENOSPC', 'StorageFullException', fault({ code: 'ENOSPC' })],
      ['EDQUOT', 'StorageFullException', fault({ code: 'EDQUOT' })],
      ['507', 'StorageFullException', fault({ name: 'X', $metadata: { httpStatusCode: 507 } })],
      ['EACCES', 'StorageAwayException', fault({ code: 'EACCES' })],
      ['ECONNREFUSED', 'StorageAwayException', fault({ code: 'ECONNREFUSED' })],
      [
        'NoSuchBucket',
        'StorageAwayException',
        fault({ name: 'NoSuchBucket', $metadata: { httpStatusCode: 404 } }),
      ],
    ] as const)
    .run(async ({ assert }, [, kind, error]) => {
      await assert.rejects(() => inTime(() => Promise.reject(error), 'a.webp'), KINDS[kind])
    })

  test('is a silence of the store for {0}: {2}')
    .with([
      ['ECONNREFUSED', fault({ code: 'ECONNREFUSED', syscall: 'connect' }), true],
      ['503', fault({ name: 'SlowDown', $metadata: { httpStatusCode: 503 } }), true],
      ['a timeout', fault({ name: 'TimeoutError', $metadata: { attempts: 1 } }), true],
      ['a wrong key', fault({ name: 'AccessDenied', $metadata: { httpStatusCode: 403 } }), false],
      ['EACCES', fault({ code: 'EACCES', syscall: 'open', path: '/media/a.webp' }), false],
    ] as const)
    .run(async ({ assert }, [, error, isSilence]) => {
      const told = faultOf(error) as StorageAwayException

      assert.instanceOf(told, StorageAwayException)
      assert.equal(told.isSilence, isSilence)
    })

  test('that comes at once is tried again once', async ({ assert }) => {
    let tries = 0
    const answer = await inTime(async () => {
      tries += 1
      if (tries === 1) throw fault({ code: 'ECONNRESET' })
      return 'there'
    })

    assert.deepEqual([answer, tries], ['there', 2])
  })

  test('that a second try does not mend is not tried again', async ({ assert }) => {
    let tries = 0
    const ask = async () => {
      tries += 1
      throw fault({ code: 'ENOENT' })
    }

    await assert.rejects(() => inTime(ask, 'a.webp'), FileMissing)
    assert.equal(tries, 1)
  })

  test('goes into the log without what the SDK knows of the request', async ({ assert }) => {
    const error = fault({ name: 'SignatureDoesNotMatch', StringToSign: 'secret' })
    const refused: StorageAwayException = await inTime(() => Promise.reject(error)).then(
      () => assert.fail('it was taken'),
      (one) => one
    )

    assert.deepEqual(Object.keys(refused.cause as object), [])
    assert.equal((refused.cause as Error).message, 'SignatureDoesNotMatch: said')
  })
})
