import type { SecondStep } from '#actions/two_factor/spend_second_step'
import type { GoogleIdentity } from '#google/identity'
import type { Caller } from '#rules/security_event'

/** How somebody comes who has proved that an account is theirs. */
export interface Arrival {
  caller: Caller
  /** how they proved it, when it was not the password */
  by?: 'google'
  /** a Google account that shall open the account from now on */
  google?: GoogleAccount
  /** where to, when it is not the API: others than moderators are told of no account there */
  to?: 'panel'
  /** by which they proved the second step; accounts without two-step sign-in need none */
  secondStep?: SecondStep
}

export type GoogleAccount = Pick<GoogleIdentity, 'googleId' | 'email'>
