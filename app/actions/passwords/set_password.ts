import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { forgetMailedTokens } from '#actions/mailed_tokens/forget_mailed_tokens'
import PostMail from '#actions/mails/post_mail'
import { newPasswordProblems } from '#actions/passwords/new_password'
import { replacePassword } from '#actions/passwords/replace_password'
import { noteEvent } from '#actions/security/note_event'
import { forgetSecondSteps } from '#actions/tickets/forget_second_steps'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import User from '#models/user'
import { atomically } from '#db/atomically'
import { hashPassword } from '#credentials/passwords'

interface Input {
  userId: number
  newPassword: string
  /** whether sessions and tokens end, as when the owner changes it */
  revoke: boolean
  /** who sets it: `cli:root` */
  actor: string
}

/** Gives an account a password without the old one, as an operator. The owner is told. */
export default class SetPassword {
  /** @throws InvalidInputException when it is weak */
  async handle({ userId, newPassword, revoke, actor }: Input): Promise<void> {
    const owner = await User.findOrFail(userId)
    refuseProblems(newPasswordProblems({ newPassword, confirmPassword: newPassword }, owner))
    const hashed = await hashPassword(newPassword)
    await atomically(async (client) => {
      const user = await User.holdOrFail(userId, client)
      if (revoke) await replacePassword(user, { hashed, actor }, client)
      else await exchange(user, { hashed, actor }, client)
    })
  }
}

/** Who is signed in stays so; what waits for the old password is worth nothing. */
async function exchange(
  user: User,
  { hashed, actor }: { hashed: string; actor: string },
  client: TransactionClientContract
): Promise<void> {
  const { id: userId, email: address } = user
  await user.merge({ password: hashed }).save()
  await forgetMailedTokens(userId, client)
  await forgetSecondSteps(userId, client)
  await noteEvent({ userId, type: 'password_changed', actor }, client)
  await new PostMail().handle({ kind: 'password_set', address }, client)
}
