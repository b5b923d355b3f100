import { findSelf } from '#actions/users/own_account'
import site from '#config/site'
import TwoFactor from '#models/two_factor'
import { unseal } from '#credentials/sealed'
import { otpauthUrl } from '#credentials/totp'

/** The secret that an account was given and has not yet shown a code of; null where there is none. */
export async function begunSecret(userId: number): Promise<{ secret: string; url: string } | null> {
  const user = await findSelf(userId)
  const begun = user.hasTwoFactor ? null : await TwoFactor.query().where({ userId }).first()
  const secret = begun && unseal(begun.secret, TwoFactor.ownerOf(userId))
  if (!secret) return null
  return { secret, url: otpauthUrl({ secret, issuer: site.name, account: user.email }) }
}
