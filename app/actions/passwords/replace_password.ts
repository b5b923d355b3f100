import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import { forgetMailedTokens } from '#actions/mailed_tokens/forget_mailed_tokens'
import PostMail from '#actions/mails/post_mail'
import { noteEvent } from '#actions/security/note_event'
import { endSessions } from '#actions/sessions/end_sessions'
import { forgetSecondSteps } from '#actions/tickets/forget_second_steps'
import PersonalToken from '#models/personal_token'
import type User from '#models/user'
import type { Caller } from '#rules/security_event'

interface Replacement {
  /** as it is stored */
  hashed: string
  caller?: Caller
  /** an operator: `cli:root` */
  actor?: string
}

/**
 * Gives an account another password. Whoever is signed in by the old one, or about to be, is signed out, links that
 * were mailed and tokens of programs are worthless, and the owner is told.
 *
 * @param user - read `held` in the transaction
 */
export async function replacePassword(
  user: User,
  { hashed, caller, actor }: Replacement,
  client: TransactionClientContract
): Promise<void> {
  const { id: userId, email: address } = user
  await user.merge({ password: hashed, tokensValidFrom: DateTime.utc() }).save()
  await forgetMailedTokens(userId, client)
  await forgetSecondSteps(userId, client)
  await PersonalToken.query({ client }).where({ userId }).delete()
  await endSessions({ userId, by: 'password' }, client)
  await noteEvent({ userId, type: 'password_changed', caller, actor }, client)
  await new PostMail().handle({ kind: 'password_changed', address }, client)
}
