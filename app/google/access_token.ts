import google from '#config/google'
import { GoogleAwayException, GoogleTokenNotValidException } from '#exceptions/google'
import { assertOurs } from '#google/audience'
import { identityOf, type Claims, type GoogleIdentity } from '#google/identity'

/** What Google says to a token that it does not take. */
const REFUSED = [400, 401, 403]

/**
 * Whose access token of Google's this is. Google is asked for whom it was made before anything else:
 * one that another site was given would be just as good to Google.
 *
 * @throws GoogleTokenNotValidException, GoogleEmailNotVerifiedException, GoogleAwayException
 */
export async function readAccessToken(token: string): Promise<GoogleIdentity> {
  const signal = AbortSignal.timeout(google.answerLimitMs)
  const query = new URLSearchParams({ access_token: token })
  const about = await ask(`${google.tokenInfoUrl}?${query}`, { signal })
  if (!about) throw new GoogleTokenNotValidException()
  assertOurs(about.aud)
  assertOurs(about.azp ?? about.aud)
  const headers = { Authorization: `Bearer ${token}` }
  const names = (await ask(google.userInfoUrl, { signal, headers })) ?? {}
  return identityOf({ ...about, ...(names.sub === about.sub ? namesOf(names) : {}) })
}

const namesOf = ({ given_name, family_name }: Claims) => ({ given_name, family_name })

/** @returns null for a token that Google refuses. @throws GoogleAwayException */
async function ask(url: string, init: RequestInit): Promise<Claims | null> {
  try {
    const response = await fetch(url, { ...init, redirect: 'error' })
    if (REFUSED.includes(response.status)) return null
    if (!response.ok) throw new Error(`Google answered ${response.status}`)
    return Object(await response.json()) as Claims
  } catch (cause) {
    throw new GoogleAwayException(cause)
  }
}
