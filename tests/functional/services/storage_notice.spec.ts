import logger from '@adonisjs/core/services/logger'
import { test } from '@japa/runner'
import { StorageAwayException, StorageFullException } from '#exceptions/storage'
import { noticeStorage } from '#hosting/storage_notice'

/** What is logged as a fault until the test ends. */
function faults(cleanup: (undo: () => void) => void): unknown[][] {
  const lines: unknown[][] = []
  const { error } = logger
  logger.error = ((...line: unknown[]) => void lines.push(line)) as never
  cleanup(() => void (logger.error = error))
  return lines
}

const withTrouble = (trouble: string) =>
  Object.assign(new StorageAwayException(new Error('said')), { trouble })

test.group('Trouble with a store', () => {
  test('is told once a minute, whatever the store says beside it', ({ assert, cleanup }) => {
    const lines = faults(cleanup)
    const line = 'the public store refuses the key: check S3_ACCESS_KEY_ID'
    for (const said of ['one', 'two'])
      assert.isTrue(noticeStorage(withTrouble(`${line} (${said})`)))

    assert.deepEqual(lines, [[`${line} (one)`]])
  })

  test('is told without a stack where no store has words for it', ({ assert, cleanup }) => {
    const lines = faults(cleanup)
    assert.isTrue(noticeStorage(new StorageAwayException(new Error('took too long\nat x'))))
    assert.isTrue(noticeStorage(StorageFullException.ofTemporaryFiles(new Error('ENOSPC'))))

    assert.match(String(lines[0]), /^The store of files does not answer.* \(took too long\)$/)
    assert.match(String(lines[1]), /^the folder of temporary files, .* is full: make room/)
    assert.lengthOf(lines, 2)
  })

  test('is not told again while it is known, nor is what is another fault', ({
    assert,
    cleanup,
  }) => {
    const lines = faults(cleanup)

    assert.isTrue(noticeStorage(new StorageAwayException()))
    assert.isFalse(noticeStorage(new Error('a fault of ours')))
    assert.isEmpty(lines)
  })
})
