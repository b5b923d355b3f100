import sql from 'sql-template-tag'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { bigints } from '#db/sql_lists'
import { select } from '#db/statements'
import { casesMatching, type CaseFilters } from '#queries/moderation/case_list'
import { CONTENT } from '#queries/moderation/case_rows'
import { RANK } from '#queries/users/rank'
import type { BulkCase } from '#rules/bulk_verbs'
import { MAX_MATCHING } from '#rules/moderation_batch'
import type { Viewer } from '#rules/viewer'

/** Of a case of alias `c` and its subject, alias `u`. */
const SITUATION = sql`c.target_kind as kind, c.state, (${CONTENT})->>'state' as "contentState",
  (c.state = 'open' or c.state = 'escalated') and c.causes @> '{appeal}' as "hasAppeal"`

const SUBJECT = sql`'rank', ${RANK}, 'isBanned', u.banned_at is not null`

/** Cases by their ids, as far as a decision on many has to know them. */
export async function bulkCases(
  ids: number[],
  client?: QueryClientContract
): Promise<Map<number, BulkCase>> {
  const statement = {
    name: 'bulk_cases',
    sql: sql`select c.id, ${SITUATION}, case when u.id is not null then
        jsonb_build_object('id', u.id, ${SUBJECT}) end as subject
      from moderation_case c left join users_user u on u.id = c.subject_id where c.id = any(${bigints(ids)})`,
  }
  const rows = await select<BulkCase & { id: number }>(statement, client)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Cases that are alike for a decision on many; the id of their subject is 0 unless it is the viewer. */
export type AlikeCases = BulkCase & { count: number }

/** All that filters find, up to one more than a batch takes, those that are alike as one. */
export const alikeCases = (filters: CaseFilters, viewer: Viewer): Promise<AlikeCases[]> =>
  select({
    sql: sql`select kind, state, "contentState", "hasAppeal", subject, count(*)::int as count
      from (select ${SITUATION}, case when u.id is not null then jsonb_build_object(
          'id', case when u.id = ${viewer.id}::bigint then u.id else 0 end, ${SUBJECT}) end as subject
        from (select c.* ${casesMatching(filters, viewer)} limit ${MAX_MATCHING + 1}::int) c
        left join users_user u on u.id = c.subject_id) found
      group by kind, state, "contentState", "hasAppeal", subject`,
  })
