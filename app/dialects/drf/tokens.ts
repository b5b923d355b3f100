import type { Params, Refusal } from '#exceptions/refusal'

/** simplejwt's sentence by what is wrong with a token. */
const FAULTS: Record<string, string> = {
  invalid_or_expired: 'Token is invalid or expired',
  no_exp: "Token has no 'exp' claim",
  no_id: 'Token has no id',
  no_type: 'Token has no type',
  wrong_type: 'Token has wrong type',
  no_user: 'Token contained no recognizable user identification',
  blacklisted: 'Token is blacklisted',
}

/** A bearer's token is refused by all of simplejwt's token classes; access tokens are our only one. */
export const tokenDetail = ({ fault, bearer }: Params) =>
  bearer ? 'Given token not valid for any token type' : FAULTS[String(fault)]!

/** What simplejwt says beside the sentence: each token class with its own. */
export function tokenMessages({ publicCode, params }: Refusal) {
  if (publicCode !== 'token_not_valid' || !params.bearer) return {}
  const message = FAULTS[String(params.fault)]
  return { messages: [{ token_class: 'AccessToken', token_type: 'access', message }] }
}
