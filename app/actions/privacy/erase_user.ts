import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import sql from 'sql-template-tag'
import PostMail from '#actions/mails/post_mail'
import { deleteFolder } from '#actions/privacy/delete_folder'
import { eraseAudit } from '#actions/privacy/erase_audit'
import { eraseComments } from '#actions/privacy/erase_comments'
import { erasePages } from '#actions/privacy/erase_pages'
import { eraseLikes } from '#actions/privacy/erase_likes'
import { hurryFiles } from '#actions/privacy/hurry_files'
import { eraseProducts } from '#actions/privacy/erase_products'
import { eraseTraces } from '#actions/privacy/erase_traces'
import { noteEvent } from '#actions/security/note_event'
import { isLastAdmin } from '#actions/users/last_admin'
import { LastAdminException } from '#exceptions/privacy'
import User from '#models/user'
import { noteErased, type Erased } from '#backup/erased'
import { atomically } from '#db/atomically'
import { execute } from '#db/statements'
import { enqueue } from '#queue/enqueue'
import { deleteFiles } from '#queue/files'

interface Input {
  userId: number
  /** who has it done, when it is not the clock: `cli:root` */
  actor?: string
  /** why, in words */
  reason?: string
  /** whether to erase also who did not ask for it, or has days left; otherwise nothing happens to them */
  atOnce?: boolean
}

/** A statement of a serving process has two seconds; tables that Django made may have no index for this. */
const LIMIT = sql`select set_config('statement_timeout', '60000', true)`

/** Lucid's times have no microseconds, by which somebody is told from who gets their number later. */
const noted = (userId: number) => sql`insert into users_erasure (user_id, joined_at)
  select id, date_joined from users_user where id = ${userId}
  on conflict (user_id) do update set joined_at = excluded.joined_at, erased_at = now()
  returning user_id, joined_at`

/**
 * Erases an account for good: rows, files, likes and tokens, and every table that refers to it, whoever made it.
 * What others answered stays as a tombstone. Cut off anywhere, the next run goes on.
 */
export default class EraseUser {
  /** @returns false when there is nothing to erase @throws LastAdminException */
  async handle(input: Input): Promise<boolean> {
    const { userId } = input
    const begun = await atomically((client) => begin(input, client))
    if (!begun) return false
    await eraseAudit(userId)
    await eraseLikes(userId)
    await eraseProducts(userId)
    await eraseComments(userId)
    await deleteFolder(`exports/${userId}/`)
    const erased = await atomically((client) => finish(input, client))
    if (!erased) return true
    noteErased(erased)
    await erasePages(begun)
    return true
  }
}

/** From here on nobody keeps the account any more: it is as one that somebody else has closed. */
async function begin({ userId, atOnce = false }: Input, client: TransactionClientContract) {
  const user = await User.query({ client }).where('id', userId).forUpdate().first()
  const now = DateTime.utc()
  if (!user || !(atOnce || isDue(user, now))) return null
  if (user.isSuperuser && (await isLastAdmin(user, client))) throw new LastAdminException()
  await user.merge({ isActive: false, eraseAt: user.eraseAt ?? now, tokensValidFrom: now }).save()
  return { id: user.id, email: user.email }
}

const isDue = ({ eraseAt }: User, now: DateTime) => eraseAt !== null && eraseAt <= now

async function finish(
  { userId, actor, reason }: Input,
  client: TransactionClientContract
): Promise<Erased | undefined> {
  const user = await User.query({ client }).where('id', userId).forUpdate().first()
  if (!user) return undefined
  await execute({ sql: LIMIT }, client)
  await eraseTraces(user, client)
  const [erased] = await execute<Erased>({ sql: noted(userId) }, client)
  const rows = sql`select vitrin_remove_rows('token_blacklist_outstandingtoken', ${`user_id = ${userId}`}),
    vitrin_remove_rows('users_user', ${`id = ${userId}`})`
  await execute({ sql: rows, limitMs: 60_000 }, client)
  await hurryFiles([`originals/avatars/${userId}/%`], client)
  const { email: address } = user
  await noteEvent({ userId, type: 'erased', actor, details: reason ? { reason } : {} }, client)
  await new PostMail().handle({ kind: 'account_erased', address }, client)
  await enqueue(deleteFiles, {}, { client })
  return erased
}
