import google from '#config/google'
import { GoogleNotConfiguredException } from '#exceptions/google'
import { readAccessToken } from '#google/access_token'
import { readIdToken } from '#google/id_token'
import type { GoogleIdentity } from '#google/identity'

/** What somebody has from Google, one of both. */
export interface GoogleProof {
  /** an ID token */
  credential?: string
  access_token?: string
  /** of the ID token, where the client sent one to Google */
  nonce?: string
}

/** @throws GoogleNotConfiguredException while this server takes nothing from Google */
export function assertConfigured(): void {
  if (!google.clientIds.length) throw new GoogleNotConfiguredException()
}

/** Whether people can be sent to Google. */
export const hasBrowserFlow = () => Boolean(google.webClientId && google.clientSecret)

/** @throws GoogleNotConfiguredException */
export function assertBrowserFlow(): void {
  if (!hasBrowserFlow()) throw new GoogleNotConfiguredException()
}

/**
 * Who somebody is by what they have from Google.
 *
 * @throws GoogleNotConfiguredException, and as {@link readIdToken}
 */
export async function readProof({
  credential,
  access_token,
  nonce,
}: GoogleProof): Promise<GoogleIdentity> {
  assertConfigured()
  return credential === undefined ? readAccessToken(access_token!) : readIdToken(credential, nonce)
}
