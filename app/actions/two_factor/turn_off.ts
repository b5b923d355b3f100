import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import PostMail from '#actions/mails/post_mail'
import { noteEvent } from '#actions/security/note_event'
import { forgetSecondSteps } from '#actions/tickets/forget_second_steps'
import RecoveryCode from '#models/recovery_code'
import TwoFactor from '#models/two_factor'
import type User from '#models/user'
import type { Caller } from '#rules/security_event'

interface Doer {
  caller?: Caller
  /** an operator: `cli:root` */
  actor?: string
  reason?: string
}

/** Takes two-step sign-in, its secret and its recovery codes from an account. The owner is told. @param user - held */
export async function turnOffTwoFactor(
  user: User,
  { reason, ...doer }: Doer,
  client: TransactionClientContract
): Promise<void> {
  const { id: userId, email: address } = user
  await user.merge({ twoFactorSince: null }).save()
  await TwoFactor.query({ client }).where({ userId }).delete()
  await RecoveryCode.query({ client }).where({ userId }).delete()
  await forgetSecondSteps(userId, client)
  const details: Record<string, string> = reason ? { reason } : {}
  await noteEvent({ userId, type: 'two_factor_off', ...doer, details }, client)
  await new PostMail().handle({ kind: 'two_factor_off', address }, client)
}
