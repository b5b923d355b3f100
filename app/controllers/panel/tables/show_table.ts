import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import site from '#config/site'
import { deskView } from '#controllers/panel/desk_view'
import { dateChips } from '#controllers/panel/tables/date_chips'
import { problemsBeside } from '#controllers/panel/tables/problems_beside'
import { readGood, without, type Asked } from '#controllers/panel/tables/read_good'
import { onPages, type Table } from '#controllers/panel/tables/table'
import {
  calledIn,
  filled,
  shownControls,
  wrongChoices,
  type FilledControl,
} from '#controllers/panel/tables/table_controls'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import { words } from '#panel/words'
import type { Filters } from '#queries/lists/filters'
import { mayModerate } from '#rules/roles'
import type { Viewer } from '#rules/viewer'
import { savedViews } from '#queries/panel/saved_views'
import { pageEnvelope } from '#shapes/page_envelope'
import { given } from '#support/given'
import { pagingOf, queryOf, sizeProblems } from '#validators/page'
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
  const { search: whole, asked } = queryOf(ctx.request)
  const viewer = ctx.auth.getUserOrFail()
  const controls = await filled(table.controls)
  const { values, good, errors } = await readGood(ctx, asked, (some) =>
    readList(ctx, table, { controls, asked: some })
  )
  const search = without(whole, Object.keys(errors))
  const query = { ...values, viewer, fixed: [] }
  const { outline, results } = await table.list.page(query, pagingOf(good), deskView(ctx))
  const page = {
    kept: given({ ordering: good.ordering, created: good.created }),
    ...{ table, errors, loose: problemsBeside(controls, errors) },
    ...{ search: search.toString(), total: totalOf(outline) },
    links: pageEnvelope(outline, `/admin/${table.name}`, search),
    asked: await calledIn(table, asked),
    ...viewIn(search),
    words: words.tables[table.name as 'products'] as TableWords,
    headings: headings(table, values.ordering, search),
    rows: results.map((row) => rowOf(table, row, viewer)),
    controls: shownControls(controls, await table.facets?.(values.filters)),
    dates: table.hasDates ? dateChips(search, nowOf(ctx)) : null,
  }
  const views = await savedViews(viewer.id, table.name)
  return ctx.view.render('panel/list', { page, views, actions: [], ...more })
}

/** Filters and order, for links and for forms. */
function viewIn(search: URLSearchParams) {
  const view = viewQuery(search)
  return { view, filters: Object.fromEntries(new URLSearchParams(view)) }
}

interface Read {
  controls: FilledControl[]
  asked: Asked
}

/** @throws InvalidInputException with what is wrong of the parameters */
async function readList<F extends Filters, Field extends string, Row extends { id: number }>(
  { auth }: HttpContext,
  { list }: Table<F, Field, Row>,
  { controls, asked }: Read
) {
  refuseProblems([...wrongChoices(controls, asked), ...sizeProblems(asked)])
  const filters = await list.readFilters(asked, {}, auth.user)
  return { filters, ordering: list.orderings.read(asked.ordering) }
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
