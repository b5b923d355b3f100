import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { matchingReading, readingsOf } from '#actions/passwords/readings'
import { wrongPassword } from '#actions/passwords/wrong_password'
import { spendSecondStep, type Proof } from '#actions/two_factor/spend_second_step'
import { turnOffTwoFactor } from '#actions/two_factor/turn_off'
import { Refusal } from '#exceptions/refusal'
import User from '#models/user'
import { atomically } from '#db/atomically'

interface Input extends Proof {
  userId: number
  password: string
}

/** Turns two-step sign-in off, by password and code; where it is off already it does nothing. */
export default class EndTwoFactor {
  /** @throws InvalidInputException when the password is wrong, CodeNotValidException, TwoFactorLockedException */
  async handle({ userId, password, ...proof }: Input): Promise<void> {
    const user = await User.findOrFail(userId)
    const known = await matchingReading(user, readingsOf(password))
    if (known === undefined) throw wrongPassword()
    const refusal = await atomically((client) => this.#end(user, proof, client))
    if (refusal) throw refusal
  }

  async #end(
    { id, password }: User,
    proof: Proof,
    client: TransactionClientContract
  ): Promise<Refusal | void> {
    const user = await User.holdOrFail(id, client)
    if (user.password !== password) return wrongPassword()
    if (!user.hasTwoFactor) return
    const step = await spendSecondStep(user, proof, client)
    if (step instanceof Refusal) return step
    await turnOffTwoFactor(user, { caller: proof.caller }, client)
  }
}
