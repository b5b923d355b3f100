import PostMail from '#actions/mails/post_mail'
import { noteEvent } from '#actions/security/note_event'
import { giveRecoveryCodes } from '#actions/two_factor/give_recovery_codes'
import { withBothSteps, type BothSteps } from '#actions/two_factor/with_both_steps'
import { TwoFactorNotBegunException } from '#exceptions/two_factor'

/** Gives an account ten new recovery codes; the old ones are worth nothing from then on. The owner is told. */
export default class RenewRecoveryCodes {
  /**
   * @returns the codes, which are not shown again
   * @throws TwoFactorNotBegunException when two-step sign-in is off, and what {@link withBothSteps} throws
   */
  async handle(input: BothSteps): Promise<string[]> {
    const { caller } = input
    const codes = await withBothSteps(input, async ({ id: userId, email }, client) => {
      await noteEvent({ userId, type: 'recovery_codes_renewed', caller }, client)
      await new PostMail().handle({ kind: 'recovery_codes_renewed', address: email }, client)
      return giveRecoveryCodes(userId, client)
    })
    if (!codes) throw new TwoFactorNotBegunException()
    return codes
  }
}
