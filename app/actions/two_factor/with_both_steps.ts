import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { matchingReading, readingsOf } from '#actions/passwords/readings'
import { wrongPassword } from '#actions/passwords/wrong_password'
import { spendSecondStep, type Proof } from '#actions/two_factor/spend_second_step'
import { findSelf, holdSelf } from '#actions/users/own_account'
import { Refusal } from '#exceptions/refusal'
import type User from '#models/user'
import { atomically } from '#db/atomically'

export interface BothSteps extends Proof {
  userId: number
  password: string
}

/** @param user - read `held` in the transaction */
type Deed<T> = (user: User, client: TransactionClientContract) => Promise<T>

/**
 * Does something to an account in one transaction, once its owner has proved password and code anew.
 *
 * @returns null when two-step sign-in is off, where nothing is done
 * @throws InvalidInputException when the password is wrong, CodeNotValidException, TwoFactorLockedException
 */
export async function withBothSteps<T>(input: BothSteps, deed: Deed<T>): Promise<T | null> {
  const user = await findSelf(input.userId)
  const known = await matchingReading(user, readingsOf(input.password))
  if (known === undefined) throw wrongPassword()
  const outcome = await atomically((client) => proved(user, { input, deed }, client))
  // A wrong code is counted, and what was written down about it kept.
  if (outcome instanceof Refusal) throw outcome
  return outcome
}

async function proved<T>(
  { id, password }: User,
  { input, deed }: { input: BothSteps; deed: Deed<T> },
  client: TransactionClientContract
): Promise<T | Refusal | null> {
  const user = await holdSelf(id, client)
  if (user.password !== password) return wrongPassword()
  if (!user.hasTwoFactor) return null
  const step = await spendSecondStep(user, input, client)
  return step instanceof Refusal ? step : deed(user, client)
}
