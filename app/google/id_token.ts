import { jwtVerify } from 'jose'
import google from '#config/google'
import { GoogleTokenNotValidException } from '#exceptions/google'
import { Refusal } from '#exceptions/refusal'
import { assertOurs } from '#google/audience'
import { identityOf, type GoogleIdentity } from '#google/identity'
import { googleKey } from '#google/keys'

/**
 * Who an ID token of Google's is about: its signature, issuer, audience and time are checked. Nothing in it
 * says where keys are looked for.
 *
 * @param nonce - what the client had Google put into the token, when it did
 * @throws GoogleTokenNotValidException, GoogleEmailNotVerifiedException, GoogleAwayException
 * @see https://developers.google.com/identity/openid-connect/openid-connect#validatinganidtoken
 */
export async function readIdToken(token: string, nonce?: string): Promise<GoogleIdentity> {
  const { payload } = await jwtVerify(token, googleKey, {
    algorithms: ['RS256'],
    issuer: google.issuers,
    audience: google.clientIds,
    requiredClaims: ['exp', 'iat'],
  }).catch((error: unknown) => {
    throw error instanceof Refusal ? error : new GoogleTokenNotValidException()
  })
  assertOurs(payload.azp ?? google.clientIds[0])
  if (nonce !== undefined && payload.nonce !== nonce) throw new GoogleTokenNotValidException()
  return identityOf(payload)
}
