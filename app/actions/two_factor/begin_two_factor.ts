import { matchingReading, readingsOf } from '#actions/passwords/readings'
import { wrongPassword } from '#actions/passwords/wrong_password'
import { findSelf, holdSelf } from '#actions/users/own_account'
import { TwoFactorOnException } from '#exceptions/two_factor'
import TwoFactor from '#models/two_factor'
import site from '#config/site'
import { atomically } from '#db/atomically'
import { seal } from '#credentials/sealed'
import { newTotpSecret, otpauthUrl } from '#credentials/totp'

interface Input {
  userId: number
  password: string
}

/** Gives an account a secret for an app. Nothing asks for its codes before one was sent back. */
export default class BeginTwoFactor {
  /**
   * @returns the secret, which is not shown again, and the address that apps read from a picture
   * @throws InvalidInputException when the password is wrong, TwoFactorOnException
   */
  async handle({ userId, password }: Input): Promise<{ secret: string; url: string }> {
    const user = await findSelf(userId)
    const known = await matchingReading(user, readingsOf(password))
    if (known === undefined) throw wrongPassword()
    const secret = newTotpSecret()
    await atomically(async (client) => {
      const held = await holdSelf(userId, client)
      if (held.password !== user.password) throw wrongPassword()
      if (held.hasTwoFactor) throw new TwoFactorOnException()
      const sealed = seal(secret, TwoFactor.ownerOf(userId))
      const anew = { secret: sealed, lastStep: null, failures: 0, lockedUntil: null }
      await TwoFactor.updateOrCreate({ userId }, anew, { client })
    })
    return { secret, url: otpauthUrl({ secret, issuer: site.name, account: user.email }) }
  }
}
