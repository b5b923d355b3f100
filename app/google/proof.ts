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
  if (!google.clientIds.length) throw new GoogleNotConfiguredException()
  return credential === undefined ? readAccessToken(access_token!) : readIdToken(credential, nonce)
}
