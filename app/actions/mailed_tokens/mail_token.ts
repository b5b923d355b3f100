import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import PostMail from '#actions/mails/post_mail'
import MailedToken from '#models/mailed_token'
import type { Purpose } from '#rules/mailed_token'

interface Wanted {
  userId: number
  purpose: Purpose
  /** where the mail goes */
  address: string
}

/**
 * Has a token mailed. An older one of the same purpose is worth nothing from now on.
 *
 * @param client - the transaction that holds, or makes, the user
 */
export async function mailToken(
  { userId, purpose, address }: Wanted,
  client: TransactionClientContract
): Promise<void> {
  const { id: mailId } = await new PostMail().handle({ kind: purpose, address, userId }, client)
  await MailedToken.query({ client }).where({ userId, purpose }).delete()
  await MailedToken.create({ userId, purpose, address, mailId }, { client })
}
