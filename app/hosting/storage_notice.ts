import logger from '@adonisjs/core/services/logger'
import { StorageAwayException, StorageFullException } from '#exceptions/storage'
import { seldom } from '#hosting/seldom'

const isNew = seldom()

/**
 * Logs in one line what is wrong with a store of files and what to do, once a minute, however many requests and jobs
 * meet it. One that is known to be away was told of before.
 *
 * @returns whether the error is of that kind; the caller need not log it then
 */
export function noticeStorage(error: unknown): boolean {
  if (!(error instanceof StorageAwayException || error instanceof StorageFullException))
    return false
  const line = lineOf(error)
  // What the store said differs from time to time, as it names files and requests.
  const complaint = line?.replace(/ \(.*/, '')
  if (line && isNew(complaint!)) logger.error(line)
  return true
}

function lineOf({ trouble, message, cause }: StorageAwayException | StorageFullException) {
  if (trouble || !cause) return trouble
  const [said] = String((cause as Error).message).split('\n')
  return `${message} (${said})`
}
