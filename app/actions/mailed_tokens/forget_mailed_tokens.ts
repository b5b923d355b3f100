import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import MailedToken from '#models/mailed_token'

/** Makes every link worthless that a user was mailed. */
export async function forgetMailedTokens(
  userId: number,
  client: TransactionClientContract
): Promise<void> {
  await MailedToken.query({ client }).where({ userId }).delete()
}
