import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import PostMail from '#actions/mails/post_mail'
import { noteEvent } from '#actions/security/note_event'
import { CodeNotValidException } from '#exceptions/two_factor'
import type TwoFactor from '#models/two_factor'
import type { Caller } from '#rules/security_event'
import { lockAfter } from '#rules/two_factor'

/** Counts a wrong code. Every few of them the account takes none for a while, and its owner is told. */
export async function refuseCode(
  twoFactor: TwoFactor,
  { address, caller }: { address: string; caller: Caller },
  client: TransactionClientContract
): Promise<CodeNotValidException> {
  const { userId } = twoFactor
  const failures = twoFactor.failures + 1
  const seconds = lockAfter(failures)
  const lock = seconds ? { lockedUntil: DateTime.utc().plus({ seconds }) } : {}
  await twoFactor.merge({ failures, ...lock }).save()
  if (seconds) {
    await noteEvent({ userId, type: 'two_factor_locked', caller }, client)
    await new PostMail().handle({ kind: 'two_factor_locked', address }, client)
  }
  return new CodeNotValidException()
}
