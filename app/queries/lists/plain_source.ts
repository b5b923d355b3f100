import sql, { join, type Sql } from 'sql-template-tag'
import { KeptCounts } from '#db/kept_counts'
import { select, selectShared } from '#db/statements'
import { cut, isFirstPage } from '#queries/lists/cut'
import { conditionsOf, type Filters, type FilterValues } from '#queries/lists/filters'
import type { Source } from '#queries/lists/list'
import type { ListQuery } from '#queries/lists/list_query'
import { orderingName, type Orderings } from '#queries/lists/orderings'
import { counting, type FoundRow, type Slice } from '#queries/lists/paged_list'
import type { Viewer } from '#rules/viewer'

/** Which rows somebody may see. */
export interface Reach {
  condition: Sql
  /** names statements apart when their text depends on who looks */
  kind: string
}

/** Parts of a table, each with indexes of its own in every ordering: the first rows are the first ones of each part. */
export interface Parts<F extends Filters> {
  /** of the table */
  alias: Sql
  /** conditions, of which each row that the filters find meets one */
  of(filters: FilterValues<F>): Sql[]
}

export interface PlainList<F extends Filters, Field extends string> {
  /** of the list, as prepared statements are called */
  name: string
  /** tables with their aliases, which may depend on who looks */
  from(viewer?: Viewer): Sql
  id: Sql
  visibleTo(viewer?: Viewer): Reach
  filters: F
  orderings: Orderings<Field>
  /** `filters:ordering` of the lists that are asked for all the time: their first pages are prepared */
  hot: RegExp
  /** for lists whose indexes are made of parts of the table */
  parts?: Parts<F>
  /** where counts up to the limit are kept, or the exact count as a scalar */
  counts: KeptCounts<number> | Sql
}

/** Counts up to the limit, kept until a table that they are made of is written. */
export const keptCounts = (dependsOn: string[]) =>
  new KeptCounts<number>({ dependsOn, isFull: (count) => count > counting.limit })

type QueryOf<F extends Filters, Field extends string> = ListQuery<FilterValues<F>, Field>

/** Finds and counts the rows of a list that one SELECT describes. */
export class PlainSource<F extends Filters, Field extends string> implements Source<
  QueryOf<F, Field>
> {
  constructor(private list: PlainList<F, Field>) {}

  isExact() {
    return !(this.list.counts instanceof KeptCounts)
  }

  async find(query: QueryOf<F, Field>, slice: Slice) {
    const { counts, id, orderings } = this.list
    const total = counts instanceof KeptCounts ? sql`null::int` : counts
    const places = slice.place ? [orderings.beyond(query.ordering, slice.place)] : []
    const rows = await selectShared<FoundRow & { total: number | null }>({
      name: this.#nameOf(query, slice),
      sql: sql`select ${id}, ${orderings.values(query.ordering)} as values, ${total} as total
        ${this.#head(query, slice, places)} order by ${orderings.orderBy(query.ordering)} ${cut(slice)}`,
    })
    return { rows, total: rows[0]?.total ?? null }
  }

  /** From where the first rows are taken. */
  #head(query: QueryOf<F, Field>, { limit, offset }: Slice, places: Sql[]): Sql {
    const { parts, orderings } = this.list
    if (!parts) return this.matching(query, places)
    const { alias } = parts
    const heads = parts.of(query.filters).map(
      (part) => sql`(select ${alias}.* ${this.matching(query, [part, ...places])}
        order by ${orderings.orderBy(query.ordering)} ${cut({ limit: limit + offset, offset: 0 })})`
    )
    return sql`from (${join(heads, ' union all ')}) ${alias}`
  }

  async count(query: QueryOf<F, Field>) {
    const { counts } = this.list
    if (!(counts instanceof KeptCounts)) return scalar(counts)
    const key = JSON.stringify([query.filters, query.viewer])
    return counts.get(key, () => this.#countUpToLimit(query))
  }

  #countUpToLimit(query: QueryOf<F, Field>): Promise<number> {
    const rows = sql`select ${this.matching(query)} limit ${counting.limit + 1}`
    return scalar(sql`(select count(*)::int from (${rows}) m)`)
  }

  /** From where, and what of it. */
  matching(
    { filters, viewer }: Pick<QueryOf<F, Field>, 'filters' | 'viewer'>,
    places: Sql[] = []
  ): Sql {
    const { condition } = this.list.visibleTo(viewer)
    const conditions = conditionsOf(this.list.filters, filters).values()
    return sql`from ${this.list.from(viewer)} where ${join([condition, ...conditions, ...places], ' and ')}`
  }

  #nameOf({ filters, ordering, viewer }: QueryOf<F, Field>, slice: Slice) {
    if (!isFirstPage(slice)) return undefined
    const { name, hot, visibleTo } = this.list
    const names = [...conditionsOf(this.list.filters, filters).keys()]
    const labels = names.map((one) => (filters[one] === null ? `no_${one}` : one))
    const label = `${labels.join('+')}:${orderingName(ordering)}`
    return hot.test(label) ? `${name}:${visibleTo(viewer).kind}:${label}` : undefined
  }
}

async function scalar(value: Sql): Promise<number> {
  const [row] = await select<{ n: number }>({ sql: sql`select ${value} as n` })
  return row!.n
}
