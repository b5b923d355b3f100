import sql from 'sql-template-tag'
import { caseRows } from '#queries/moderation/case_rows'
import { select } from '#db/statements'
import type { TargetKind } from '#rules/moderation'
import type { Case } from '#shapes/moderation_case'

interface Wanted {
  kind?: TargetKind
  /** so long at least */
  hours: number
  limit: number
}

/** What waits for a decision, the highest score first. */
export async function waitingCases({ kind, hours, limit }: Wanted): Promise<Case[]> {
  const ofKind = kind ? sql`and target_kind = ${kind}` : sql``
  const rows = await select<{ id: number }>({
    sql: sql`select id from moderation_case
      where state = 'open' and opened_at <= now() - ${hours}::float8 * interval '1 hour' ${ofKind}
      order by rank desc, id desc limit ${limit}::int`,
  })
  return caseRows(rows.map(({ id }) => id))
}
