import { setTimeout as pause } from 'node:timers/promises'
import { StorageAwayException, StorageFullException } from '#exceptions/storage'
import { Refusal } from '#exceptions/refusal'
import { FileMissing } from '#storage/store'

/** What a caller waits at most, retry included. */
const LIMIT_MS = 7000
/** A store that failed later than this has had its time. */
const SOON_MS = 1500
const PAUSE_MS = 200

const MISSING = /^(ENOENT|ENOTDIR|EISDIR|ENAMETOOLONG|NoSuchKey|NotFound)$/
const FULL = /^(ENOSPC|EDQUOT|InsufficientStorage|QuotaExceeded|XMinioStorageFull)$/

/** What the filesystem, the SDK of S3 and a store behind it have in common. */
interface Fault extends Error {
  code?: string
  /** of the filesystem only */
  path?: string
  $metadata?: { httpStatusCode?: number }
}

/**
 * Asks a store for something, twice when the first try fails at once.
 *
 * @param file - the one that is read; without it nothing can be missing
 * @throws FileMissing, StorageFullException, or StorageAwayException for all else, in time
 */
export async function inTime<T>(ask: () => Promise<T>, file?: string): Promise<T> {
  const limit = new AbortController()
  const late = pause(LIMIT_MS, undefined, { signal: limit.signal }).then(() => {
    throw new StorageAwayException(new Error(`no answer within ${LIMIT_MS} ms`), true)
  })
  const answer = twice(ask, (error) => faultOf(error as Fault, file))
  return Promise.race([answer, late]).finally(() => {
    late.catch(() => {})
    limit.abort()
  })
}

async function twice<T>(ask: () => Promise<T>, toFault: (error: unknown) => Error): Promise<T> {
  const began = performance.now()
  try {
    return await ask()
  } catch (error) {
    const fault = toFault(error)
    const isWorthIt = fault instanceof StorageAwayException && performance.now() - began < SOON_MS
    if (!isWorthIt) throw fault
  }
  await pause(PAUSE_MS)
  return ask().catch((error: unknown) => {
    throw toFault(error)
  })
}

/** An error of a store as what it means; what the store said goes along for the log, without its request. */
export function faultOf(error: Fault, file?: string): Error {
  if (error instanceof FileMissing || error instanceof Refusal) return error
  const { name, message, code = name } = error
  if (file !== undefined && isMissing(code, error)) return new FileMissing(file)
  const said = new Error(`${code}: ${message}`)
  if (isFull(code, error)) return new StorageFullException(said)
  return new StorageAwayException(said, isSilence(error))
}

const statusOf = ({ $metadata }: Fault) => $metadata?.httpStatusCode

/** The filesystem answers at once, whatever it says; of a server 4xx is its own word, such as that a key is wrong. */
const isSilence = (error: Fault) => error.path === undefined && !(statusOf(error)! < 500)

const isMissing = (code: string, error: Fault) =>
  MISSING.test(code) || (statusOf(error) === 404 && code !== 'NoSuchBucket')

const isFull = (code: string, error: Fault) => FULL.test(code) || statusOf(error) === 507
