import type { GoogleDriver } from '@adonisjs/ally/drivers/google'
import { setTimeout as pause } from 'node:timers/promises'
import google from '#config/google'
import {
  GoogleAwayException,
  GoogleDeniedException,
  GoogleStateNotValidException,
  GoogleTokenNotValidException,
} from '#exceptions/google'
import { type Refusal } from '#exceptions/refusal'
import { readIdToken } from '#google/id_token'
import type { GoogleIdentity } from '#google/identity'

/** What Google says when it is itself at fault (RFC 6749 §4.1.2.1). */
const AWAY = ['server_error', 'temporarily_unavailable']

/**
 * Whom Google sends back to our callback. The ID token of the exchange says who they are, by the same checks
 * as one that a client brings.
 *
 * @param nonce - that the way to Google began with
 * @throws GoogleStateNotValidException before anything else is looked at, GoogleDeniedException,
 *   GoogleAwayException within five seconds, and as {@link readIdToken}
 */
export async function identityAtCallback(
  driver: GoogleDriver,
  nonce: string
): Promise<GoogleIdentity> {
  if (driver.stateMisMatch()) throw new GoogleStateNotValidException()
  if (driver.accessDenied()) throw new GoogleDeniedException()
  if (AWAY.includes(driver.getError() ?? '')) throw new GoogleAwayException()
  if (driver.hasError()) throw new GoogleTokenNotValidException()
  return inTime(exchange(driver, nonce))
}

async function exchange(driver: GoogleDriver, nonce: string) {
  const { idToken } = await driver.accessToken().catch((error: unknown) => {
    throw faultOf(error)
  })
  return readIdToken(String(idToken), nonce)
}

/** Google answers 400 to a code that it did not give us, or that was used; all else is no fault of the person. */
function faultOf(error: unknown): Refusal {
  const { response, message } = error as { response?: { status: number }; message?: string }
  if (response?.status === 400) return new GoogleTokenNotValidException()
  // The error itself holds the request, and so our secret.
  return new GoogleAwayException(new Error(message))
}

/** @throws GoogleAwayException when Google takes too long; what it answers later is not looked at */
async function inTime<T>(work: Promise<T>): Promise<T> {
  const timer = new AbortController()
  const late = pause(google.answerLimitMs, undefined, { signal: timer.signal }).then(() => {
    throw new GoogleAwayException(new Error('no answer to the exchange of a code'))
  })
  late.catch(() => {})
  work.catch(() => {})
  return Promise.race([work, late]).finally(() => timer.abort())
}
