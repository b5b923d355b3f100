import sql, { type Sql } from 'sql-template-tag'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { select } from '#db/statements'
import type { Target, TargetKind } from '#rules/moderation'

const OWNERS: Record<TargetKind, (id: number) => Sql> = {
  product: (id) => sql`select user_id as id from products_product where id = ${id}::bigint`,
  comment: (id) => sql`select user_id as id from products_comment where id = ${id}::bigint`,
  user: (id) => sql`select id from users_user where id = ${id}::bigint`,
}

/** Whose a target is; for a user themselves. Null when there is no such target. */
export async function subjectOf(
  { kind, id }: Target,
  client?: QueryClientContract
): Promise<number | null> {
  const [row] = await select<{ id: number }>(
    { name: `subject:${kind}`, sql: OWNERS[kind](id) },
    client
  )
  return row?.id ?? null
}
