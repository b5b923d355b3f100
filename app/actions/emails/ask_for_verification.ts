import { mailToken } from '#actions/mailed_tokens/mail_token'
import { holdSelf } from '#actions/users/own_account'
import { atomically } from '#db/atomically'

/** Mails the owner of an account once more how to verify its address; a verified one is left alone. */
export default class AskForVerification {
  async handle(userId: number): Promise<void> {
    await atomically(async (client) => {
      const user = await holdSelf(userId, client)
      if (user.isVerified) return
      await mailToken({ userId, purpose: 'verify_email', address: user.email }, client)
    })
  }
}
