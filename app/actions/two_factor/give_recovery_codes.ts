import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import RecoveryCode from '#models/recovery_code'
import { hashOfRecoveryCode, newRecoveryCode } from '#credentials/recovery_codes'
import { twoFactor } from '#rules/two_factor'

/** Gives an account that is held new recovery codes in place of those it had. @returns the codes, which are kept hashed */
export async function giveRecoveryCodes(
  userId: number,
  client: TransactionClientContract
): Promise<string[]> {
  const codes = Array.from({ length: twoFactor.recoveryCodes }, newRecoveryCode)
  await RecoveryCode.query({ client }).where({ userId }).delete()
  const rows = codes.map((code) => ({ user_id: userId, code_hash: hashOfRecoveryCode(code) }))
  await client.insertQuery().table(RecoveryCode.table).multiInsert(rows)
  return codes
}
