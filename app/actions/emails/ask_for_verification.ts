import { mailToken } from '#actions/mailed_tokens/mail_token'
import User from '#models/user'
import { atomically } from '#db/atomically'

/** Mails the owner of an account once more how to verify its address; a verified one is left alone. */
export default class AskForVerification {
  async handle(userId: number): Promise<void> {
    await atomically(async (client) => {
      const user = await User.holdOrFail(userId, client)
      if (user.isVerified) return
      await mailToken({ userId, purpose: 'verify_email', address: user.email }, client)
    })
  }
}
