import { noteEvent } from '#actions/security/note_event'
import { spendSecondStep, type Proof, type SecondStep } from '#actions/two_factor/spend_second_step'
import { NoActiveAccountException } from '#exceptions/auth'
import { Refusal } from '#exceptions/refusal'
import User from '#models/user'
import { atomically } from '#db/atomically'

interface Input extends Proof {
  userId: number
}

/** Takes the second step of somebody who has proved the first already, such as at the sign-in of a page. */
export default class VerifySecondStep {
  /**
   * @returns what they proved it by; null when the account asks for none
   * @throws CodeNotValidException, TwoFactorLockedException, NoActiveAccountException
   */
  async handle({ userId, ...proof }: Input): Promise<SecondStep | null> {
    const outcome = await atomically(async (client) => {
      const user = await User.hold(userId, client)
      if (!user?.isOpen) return new NoActiveAccountException()
      if (!user.hasTwoFactor) return null
      const step = await spendSecondStep(user, proof, client)
      const refused = { userId, type: 'sign_in_refused' as const, caller: proof.caller }
      if (step instanceof Refusal)
        await noteEvent({ ...refused, details: { by: 'two_factor' } }, client)
      return step
    })
    if (outcome instanceof Refusal) throw outcome
    return outcome
  }
}
