import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import PostMail from '#actions/mails/post_mail'
import { noteEvent } from '#actions/security/note_event'
import { refuseCode } from '#actions/two_factor/refuse_code'
import type { Refusal } from '#exceptions/refusal'
import { CodeNotValidException, TwoFactorLockedException } from '#exceptions/two_factor'
import RecoveryCode from '#models/recovery_code'
import TwoFactor from '#models/two_factor'
import type User from '#models/user'
import { hashOfRecoveryCode } from '#credentials/recovery_codes'
import { unseal } from '#credentials/sealed'
import { matchingStep } from '#credentials/totp'
import type { Caller } from '#rules/security_event'

export interface Proof {
  /** of the app, or a recovery code */
  code: string
  caller: Caller
}

/** How somebody proved the second step. */
export type SecondStep = 'app' | 'recovery_code'

/**
 * Takes a code of an account with two-step sign-in, once. A wrong one is counted, so a refusal is returned, not
 * thrown: the transaction has to be kept.
 *
 * @param user - read `held` in the transaction: of two who send one code at once, the second finds it spent
 */
export async function spendSecondStep(
  user: User,
  { code, caller }: Proof,
  client: TransactionClientContract
): Promise<SecondStep | Refusal> {
  const digits = code.replace(/\s/g, '')
  const isOfApp = /^\d{6}$/.test(digits)
  return isOfApp
    ? spendCode(user, { code: digits, caller }, client)
    : spendRecoveryCode(user, { code, caller }, client)
}

async function spendCode(
  { id: userId, email }: User,
  { code, caller }: Proof,
  client: TransactionClientContract
): Promise<SecondStep | Refusal> {
  const twoFactor = await TwoFactor.query({ client }).where({ userId }).firstOrFail()
  const { secret, lastStep, lockedUntil } = twoFactor
  const lockedFor = Math.ceil(lockedUntil?.diffNow().as('seconds') ?? 0)
  if (lockedFor > 0) return new TwoFactorLockedException(lockedFor)
  const key = unseal(secret, TwoFactor.ownerOf(userId))
  const step = key === null ? null : matchingStep(key, code, { lastStep })
  if (step === null) return refuseCode(twoFactor, { address: email, caller }, client)
  await twoFactor.merge({ lastStep: step, failures: 0, lockedUntil: null }).save()
  return 'app'
}

/** They are too long to be guessed, so the lock, which somebody with the password can bring about, is not theirs. */
async function spendRecoveryCode(
  { id: userId, email: address }: User,
  { code, caller }: Proof,
  client: TransactionClientContract
): Promise<SecondStep | Refusal> {
  const kept = { userId, codeHash: hashOfRecoveryCode(code) }
  const [spent] = await RecoveryCode.query({ client }).where(kept).delete()
  if (!spent) return new CodeNotValidException()
  await noteEvent({ userId, type: 'recovery_code_used', caller }, client)
  await new PostMail().handle({ kind: 'recovery_code_used', address }, client)
  return 'recovery_code'
}
