import sql, { join, type Sql } from 'sql-template-tag'
import { conditionsOf, type Filters, type FilterValues } from '#queries/lists/filters'
import { counting } from '#queries/lists/paged_list'
import { select } from '#db/statements'

type Counts = Record<string, number>

/** How many rows each value of a filter would find; none where more rows would have to be looked at than are counted. */
export type FacetCounts = Record<string, Counts | undefined>

/** A list whose filters offer choices. */
interface Faceted<F extends Filters> {
  /** the table with its alias */
  from: Sql
  filters: F
  /** the choices that a row counts for, by the names of filters; null for none */
  values: { [Name in keyof F]?: Sql | Sql[] }
}

/** Filters that are counted over the same rows. */
interface Group<F extends Filters> {
  names: (keyof F & string)[]
  /** what else is asked for */
  beside: FilterValues<F>
}

/**
 * Counts the choices of all filters in one statement, each over the rows that the other filters find. A count of
 * some of them would mislead.
 */
export const facetsOf =
  <F extends Filters>(list: Faceted<F>) =>
  async (asked: FilterValues<F>): Promise<FacetCounts> => {
    const groups = groupsOf(list, asked)
    const counts = groups.map((group) => countsOf(list, group))
    const [found] = await select<{ counts: (Counts | null)[] }>({
      sql: sql`select json_build_array(${join(counts)}) as counts`,
    })
    const told = groups.flatMap(({ names }, at) => byName(names, found!.counts[at]!))
    return Object.fromEntries(told)
  }

/** What nothing is chosen of looks at the same rows; what is chosen looks at those beside it. */
function groupsOf<F extends Filters>({ values }: Faceted<F>, asked: FilterValues<F>): Group<F>[] {
  const names = Object.keys(values)
  const [chosen, others] = [true, false].map((is) =>
    names.filter((name) => (asked[name] !== undefined) === is)
  ) as [string[], string[]]
  const own = chosen.map((name) => ({ names: [name], beside: { ...asked, [name]: undefined } }))
  return others.length ? [{ names: others, beside: asked }, ...own] : own
}

/** By `filter:value`. One row more than are counted tells that there are more. */
function countsOf<F extends Filters>({ from, filters, values }: Faceted<F>, group: Group<F>): Sql {
  const conditions = [sql`true`, ...conditionsOf(filters, group.beside).values()]
  const tags = group.names.flatMap((name) =>
    [values[name]!].flat().map((value) => sql`${`${name}:`}::text || ${value}`)
  )
  return sql`(with found as materialized (select array[${join(tags)}] as tags from ${from}
      where ${join(conditions, ' and ')} limit ${counting.limit + 1}::int)
    select coalesce(json_object_agg(tag, n), '{}') from (
      select tag, count(*) as n from found cross join unnest(tags) tag where tag is not null group by tag) counted
    having (select count(*) from found) <= ${counting.limit}::int)`
}

function byName(names: string[], counts: Counts | null): [string, Counts][] {
  const told = Object.entries(counts ?? {})
  const of = (name: string) => told.filter(([tag]) => tag.startsWith(`${name}:`))
  const untagged = (name: string) =>
    of(name).map(([tag, count]) => [tag.slice(name.length + 1), count] as const)
  return counts ? names.map((name) => [name, Object.fromEntries(untagged(name))]) : []
}
