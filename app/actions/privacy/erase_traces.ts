import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import sql, { type Sql } from 'sql-template-tag'
import { execute, select } from '#db/statements'
import type User from '#models/user'
import { lowered } from '#support/text'

/** Events keep what happened to which number, and when. */
const EVENTS = (id: number) => [
  sql`select set_config('vitrin.forgetting', 'on', true)`,
  sql`update users_securityevent set address = null, agent = '', details = '{}' where user_id = ${id}`,
]

/**
 * Decisions stay, as a number's; what they copied or said of the person goes, and what the person
 * wrote to moderators.
 */
const MODERATION = (id: number) => [
  sql`update moderation_decision set actor = 'erased' where actor_id = ${id}`,
  sql`update moderation_decision set text = '', note = '' where subject_id = ${id}`,
  sql`update moderation_note n set text = '(erased)' from moderation_case c
    where c.id = n.case_id and c.subject_id = ${id}`,
  sql`update moderation_batch b set wanted = wanted - 'text' - 'note' where exists (select from moderation_batchcase i
    join moderation_case c on c.id = i.case_id where i.batch_id = b.id and c.subject_id = ${id}
    union all select from moderation_decision d where d.batch_id = b.key and d.subject_id = ${id})`,
  sql`update moderation_effect e set before = '{}', after = '{}' from moderation_decision d
    where d.id = e.decision_id and d.subject_id = ${id}`,
  sql`update moderation_report set description = '' where reporter_id = ${id}`,
  sql`update moderation_report r set snapshot = '{}' from moderation_case c
    where c.id = r.case_id and c.subject_id = ${id}`,
  sql`update moderation_rulehit h set matched = '' from moderation_case c
    where c.id = h.case_id and c.subject_id = ${id}`,
]

/** Sessions of the panel: theirs, by account and session, and those in which somebody gave their address. */
const PAGES = ({ id, email }: User) => [
  sql`delete from web_sessions
    where data like ${`%"auth_web":"${id} %`} or strpos(lower(data), ${lowered(email)}) > 0`,
]

const MAILS = ({ id, email }: User) => [
  sql`delete from mails_mail where user_id = ${id} or lower(address) = lower(${email})`,
]

/** Files that Django stored have no row that would take them with it; originals need not wait. */
const FILES = (id: number) => [
  sql`insert into media_removals (name, due_at)
    select avatar, now() from users_userprofile p where p.user_id = ${id} and avatar <> ''
      and not exists (select from users_userprofile o where o.avatar = p.avatar and o.user_id <> ${id})
    on conflict (name) do update set due_at = now()`,
]

/** Sums of nothing, which the next fold would delete. */
const COUNTS = (id: number) => [
  sql`delete from products_productcount where scope = 'user' and key = ${id}`,
]

/** Django's admin wrote down what somebody was called when they were changed. */
const ADMIN_LOG = (
  id: number
) => sql`update django_admin_log l set object_repr = '', change_message = ''
  from django_content_type t where t.id = l.content_type_id
    and ((t.app_label, t.model) = ('users', 'user') and l.object_id = ${String(id)}
      or (t.app_label, t.model) = ('users', 'userprofile')
        and l.object_id in (select id::text from users_userprofile where user_id = ${id}))`

const HAS_ADMIN_LOG = sql`select 1 from pg_class a, pg_class t
  where a.oid = to_regclass('django_admin_log') and t.oid = to_regclass('django_content_type')`

/** Blanks what tables without a foreign key to an account say of its owner. */
export async function eraseTraces(user: User, client: TransactionClientContract): Promise<void> {
  const { id } = user
  const run = (statement: Sql) => execute({ sql: statement, limitMs: 60_000 }, client)
  const all = [...EVENTS(id), ...MODERATION(id), ...MAILS(user), ...FILES(id), ...COUNTS(id)]
  for (const statement of [...all, ...PAGES(user)]) await run(statement)
  const adminLog = await select({ sql: HAS_ADMIN_LOG }, client)
  if (adminLog.length) await run(ADMIN_LOG(id))
}
