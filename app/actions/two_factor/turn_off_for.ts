import { turnOffTwoFactor } from '#actions/two_factor/turn_off'
import User from '#models/user'
import { atomically } from '#db/atomically'

interface Input {
  userId: number
  /** who does it: `cli:root` */
  actor: string
  reason?: string
}

/** Turns two-step sign-in off for somebody who has lost app and recovery codes. */
export default class TurnOffTwoFactorFor {
  /** @returns whether it was on */
  async handle({ userId, ...doer }: Input): Promise<boolean> {
    return atomically(async (client) => {
      const user = await User.holdOrFail(userId, client)
      if (!user.hasTwoFactor) return false
      await turnOffTwoFactor(user, doer, client)
      return true
    })
  }
}
