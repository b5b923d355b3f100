import sql, { type Sql } from 'sql-template-tag'
import { NEW_ACCOUNT_DAYS, NEW_ACCOUNT_SHARE, WEIGHTS } from '#rules/moderation'

/** What brings a target before the moderators. */
export type Cause =
  | { kind: 'report'; reporterId: number }
  | { kind: 'rule'; effect: 'flag' | 'hold' }
  | { kind: 'appeal' }
  | { kind: 'moderator' }

/** How much a cause adds to the score of its case, as a scalar. */
export function weightOf(cause: Cause): Sql {
  if (cause.kind === 'report') return reportWeight(cause.reporterId)
  return sql`${WEIGHTS[cause.kind === 'rule' ? cause.effect : cause.kind]}::double precision`
}

/**
 * The share of somebody's reports that was upheld, begun with one of two (Laplace's rule of succession), so that
 * who never reported counts 1. An account of some days counts little.
 */
const reportWeight = (reporterId: number) => sql`(
  select (2.0 * (upheld + 1) / (decided + 2))::double precision * case
    when u.date_joined > now() - ${NEW_ACCOUNT_DAYS}::int * interval '1 day' then ${NEW_ACCOUNT_SHARE}::float8 else 1 end
  from users_user u cross join lateral (
    select count(*) filter (where state in ('upheld', 'declined')) as decided,
      count(*) filter (where state = 'upheld') as upheld
    from moderation_report r where r.reporter_id = u.id
  ) record where u.id = ${reporterId}::bigint)`
