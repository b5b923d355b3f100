import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import site from '#config/site'
import { deskView } from '#controllers/panel/desk_view'
import { dateChips } from '#controllers/panel/tables/date_chips'
import { goodFilters } from '#controllers/panel/tables/good_filters'
import { onPages, type Table } from '#controllers/panel/tables/table'
import { words } from '#panel/words'
import type { Filters, FilterValues } from '#queries/lists/filters'
import { mayModerate } from '#rules/roles'
import type { Viewer } from '#rules/viewer'
import { savedViews } from '#queries/panel/saved_views'
import { pageEnvelope } from '#shapes/page_envelope'
import { given } from '#support/given'
import { asRowId, readInteger } from '#support/integer'
import { pagingOf, queryOf } from '#validators/page'
import { headings } from '#controllers/panel/tables/headings'
import { viewQuery } from '#controllers/panel/tables/view_query'

/** How a table's own words are called; each names its columns, its filters and what its values mean. */
export interface TableWords {
  title: string
  found: (count: string) => string
  empty: string
  columns: Record<string, string>
  filters: Record<string, string>
}

/** Shows the part of a table that a request asks for. @param more - what the page's template needs beside it */
export async function showTable<
  F extends Filters,
  Field extends string,
  Row extends { id: number },
>(ctx: HttpContext, table: Table<F, Field, Row>, more: object = {}) {
  const { search, asked } = queryOf(ctx.request)
  const viewer = ctx.auth.getUserOrFail()
  const { filters, errors } = await goodFilters(ctx, table.list, asked)
  const ordering = table.list.orderings.parse(asked.ordering)
  const query = { filters, ordering, viewer, fixed: [] }
  const { outline, results } = await table.list.page(query, pagingOf(asked), deskView(ctx))
  const links = pageEnvelope(outline, `/admin/${table.name}`, search)
  const page = {
    kept: given({ ordering: asked.ordering, created: asked.created }),
    ...{ table, errors, links, total: totalOf(outline), search: search.toString() },
    asked: await calledIn(table, asked),
    view: viewQuery(search),
    filters: Object.fromEntries(new URLSearchParams(viewQuery(search))),
    words: words.tables[table.name as 'products'] as TableWords,
    headings: headings(table, ordering, search),
    rows: results.map((row) => rowOf(table, row, viewer)),
    controls: await controlsOf(table, filters, viewer),
    dates: table.hasDates ? dateChips(search, nowOf(ctx)) : null,
  }
  const views = await savedViews(viewer.id, table.name)
  return ctx.view.render('panel/list', { page, views, actions: [], ...more })
}

const rowOf = <F extends Filters, Field extends string, Row extends { id: number }>(
  { bulk = [], columns, subject }: Table<F, Field, Row>,
  row: Row,
  viewer: Viewer
) => {
  const mayEdit = viewer.isStaff && bulk.some(({ isForStaff }) => isForStaff)
  const canPick = mayEdit || (subject !== undefined && mayModerate(viewer, subject(row)))
  return { id: row.id, canPick, cells: onPages(columns).map(({ cells }) => cells(row)) }
}

/** The time where they are. */
const nowOf = ({ desk }: HttpContext) => DateTime.utc().setZone(desk.timeZone || site.timeZone)

/** `1,284`, or `10,000+` where rows are counted no further; of a page by its place nothing is known. */
function totalOf({ count, exact }: { count?: number; exact?: boolean }): string | null {
  if (count === undefined) return null
  return `${count.toLocaleString('en')}${exact === false ? '+' : ''}`
}

async function controlsOf<F extends Filters, Field extends string, Row extends { id: number }>(
  { controls, facets }: Table<F, Field, Row>,
  filters: FilterValues<F>,
  viewer: Viewer
) {
  const counts = (await facets?.(filters, viewer)) ?? {}
  const filled = controls.map(async ({ choices, suggestions, ...control }) => {
    const named = (await choices?.()) ?? []
    const options = named.map(([value, label]) => {
      const count = counts[control.name]?.[value]
      return { value, label: count === undefined ? label : `${label} (${count})` }
    })
    const suggested = (await suggestions?.()) ?? []
    return { ...control, options, suggestions: suggested }
  })
  return Promise.all(filled)
}

/** Filters as people read them: links name rows by their ids. */
async function calledIn<F extends Filters, Field extends string, Row extends { id: number }>(
  { controls }: Table<F, Field, Row>,
  asked: Record<string, string | undefined>
) {
  const named = controls.map(async ({ name, called }) => {
    const id = asRowId(readInteger(asked[name] ?? '') ?? 0n)
    return called && id ? [[name, await called(id)]] : []
  })
  const called = await Promise.all(named)
  return { ...asked, ...Object.fromEntries(called.flat()) }
}
