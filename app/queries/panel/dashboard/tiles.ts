import sql from 'sql-template-tag'
import { select } from '#db/statements'
import { since, type Period } from '#queries/panel/dashboard/period'
import { counting } from '#queries/lists/paged_list'
import { IS_OVERTURNED, STANDING, WAITED } from '#queries/panel/dashboard/standing_decisions'

export interface Tiles {
  open: number
  oldest: string | null
  decidedToday: number
  /** of the period, in seconds; null when nothing was decided */
  medianSeconds: number | null
  /** of the period, in percent; null when nothing was decided */
  overturned: number | null
  activeProducts: number
  hiddenProducts: number
}

const upToLimit = (rows: ReturnType<typeof sql>) =>
  sql`(select count(*)::int from (${rows} limit ${counting.limit}) counted)`

/** What the dashboard tells in numbers, in one statement. */
export async function tiles(period: Period): Promise<Tiles> {
  const today = sql`${period.today.toUTC().toISO()}::timestamptz`
  const past = since(sql`d.created_at`, period)
  const [row] = await select<Tiles>({
    sql: sql`select ${upToLimit(sql`select from moderation_case where state = 'open'`)} as open,
      (select min(opened_at) from moderation_case where state = 'open') as oldest,
      (select count(*)::int from moderation_decision d where d.created_at >= ${today} and ${STANDING}) as "decidedToday",
      (select percentile_cont(0.5) within group (order by ${WAITED}) from moderation_decision d
        join moderation_case c on c.id = d.case_id where ${past} and ${STANDING}) as "medianSeconds",
      (select round(100.0 * count(*) filter (where ${IS_OVERTURNED}) / nullif(count(*), 0), 1)::float8
        from moderation_decision d where ${past} and ${STANDING} and d.corrects_id is null) as overturned,
      ${upToLimit(sql`select from products_product where is_active and moderation_state = 'visible'`)} as "activeProducts",
      ${upToLimit(sql`select from products_product where is_active and moderation_state <> 'visible'`)} as "hiddenProducts"`,
  })
  return row!
}
