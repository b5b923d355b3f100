import { turnOffTwoFactor } from '#actions/two_factor/turn_off'
import { withBothSteps, type BothSteps } from '#actions/two_factor/with_both_steps'

/** Turns two-step sign-in off, by password and code; where it is off already it does nothing. */
export default class EndTwoFactor {
  /** @throws what {@link withBothSteps} throws */
  async handle(input: BothSteps): Promise<void> {
    await withBothSteps(input, (user, client) =>
      turnOffTwoFactor(user, { caller: input.caller }, client)
    )
  }
}
