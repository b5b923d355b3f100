import sql, { type Sql } from 'sql-template-tag'
import { select } from '#db/statements'
import { MAX_MATCHING } from '#rules/moderation_batch'
import type { Target, TargetKind } from '#rules/moderation'
import { RANKS, type Rank } from '#rules/roles'
import { SWEEP_DAYS, type SweepScope } from '#rules/sweep'

export interface Sweeping {
  authorId: number
  /** what the decision itself is about */
  but: Target
  scope: SweepScope
  /** that the reason of the decision is for */
  kinds: TargetKind[]
  /** of whoever decides: what waits for a lead is left to one */
  rank: Rank
}

/** Conditions of the undecided case of alias `c`: appeals are answered one by one. */
const free = (rank: Rank) =>
  sql`not c.causes @> '{appeal}' and (c.state = 'open' or ${rank >= RANKS.lead}::boolean)`

const waiting = ({
  authorId,
  rank,
}: Sweeping) => sql`select c.target_kind as kind, c.target_id as id,
    c.id as case_id, c.version
  from moderation_case c
  where c.subject_id = ${authorId}::bigint and (c.state = 'open' or c.state = 'escalated') and ${free(rank)}
    and (c.target_kind = 'product' and exists (select from products_product p where p.id = c.target_id)
      or c.target_kind = 'comment' and exists (
        select from products_comment o where o.id = c.target_id and o.is_active))`

const published = (
  { authorId, rank }: Sweeping,
  days: number
) => sql`select t.kind, t.id, c.id as case_id, c.version
  from (select 'product' as kind, id, created_at from products_product
      where user_id = ${authorId}::bigint and is_active and moderation_state in ('visible', 'held')
    union all select 'comment', id, created_at from products_comment
      where user_id = ${authorId}::bigint and is_active and is_approved) t
  left join moderation_case c on c.target_kind = t.kind and c.target_id = t.id
    and (c.state = 'open' or c.state = 'escalated')
  where t.created_at > now() - ${days}::int * interval '1 day' and (c.id is null or ${free(rank)})`

/** What a sweep hits: kind, id, and its case that waits, as it is now, where there is one. */
export function sweptBy(sweeping: Sweeping): Sql {
  const { but, kinds, scope } = sweeping
  const found = scope === 'open' ? waiting(sweeping) : published(sweeping, SWEEP_DAYS[scope])
  return sql`select * from (${found}) f where f.kind = any(${kinds}::text[])
    and not (f.kind = ${but.kind} and f.id = ${but.id}::bigint)`
}

/** The newest of them, for who is about to sweep. */
const SHOWN = 20

export interface SweptThing {
  kind: TargetKind
  id: number
  text: string
}

export interface Swept {
  /** one more than a batch takes when there are more */
  all: number
  product: number
  comment: number
  things: SweptThing[]
}

const TEXT = sql`case n.kind
  when 'product' then (select left(p.name, 200) from products_product p where p.id = n.id)
  else (select left(o.content, 200) from products_comment o where o.id = n.id) end`

/** How much a sweep hits, and the newest of it. */
export async function sweptThings(sweeping: Sweeping): Promise<Swept> {
  const [row] = await select<Swept>({
    sql: sql`with swept as materialized (${sweptBy(sweeping)} limit ${MAX_MATCHING + 1}::int)
      select count(*)::int as all, count(*) filter (where kind = 'product')::int as product,
        count(*) filter (where kind = 'comment')::int as comment,
        coalesce((select json_agg(json_build_object('kind', n.kind, 'id', n.id, 'text', ${TEXT}))
          from (select * from swept order by id desc, kind limit ${SHOWN}::int) n), '[]'::json) as things
      from swept`,
  })
  return row!
}
