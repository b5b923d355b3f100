import { Readable } from 'node:stream'
import type { HttpContext } from '@adonisjs/core/http'
import { deskView } from '#controllers/panel/desk_view'
import type { Cell, Table } from '#controllers/panel/tables/table'
import type { Filters } from '#queries/lists/filters'
import { encodeCursor } from '#support/cursor'
import { csvLine } from '#support/csv'
import { queryOf } from '#validators/page'

const PAGE = 100
/** More than a spreadsheet opens with comfort; the last line says that there is more. */
const MAX_ROWS = 100_000

/** Sends all rows that a table's filters find, as they come from the database. */
export async function sendCsv<F extends Filters, Field extends string, Row extends { id: number }>(
  ctx: HttpContext,
  table: Table<F, Field, Row>
) {
  const { asked } = queryOf(ctx.request)
  const filters = await table.list.readFilters(asked, {}, ctx.auth.user)
  const ordering = table.list.orderings.parse(asked.ordering)
  const query = { filters, ordering, viewer: ctx.auth.user }
  async function* lines() {
    yield csvLine(['id', ...table.columns.map(({ name }) => name)])
    for (let cursor = '', sent = 0; sent < MAX_ROWS; sent += PAGE) {
      const page = await table.list.page(query, { cursor, page: 1, size: PAGE }, deskView(ctx))
      for (const row of page.results)
        yield csvLine([
          row.id,
          ...table.columns.map(({ cells }) => cells(row).map(textOf).join(' ')),
        ])
      if (!page.outline.next || typeof page.outline.next === 'number') return
      cursor = encodeCursor(page.outline.next)
    }
  }
  ctx.response.header('Content-Type', 'text/csv; charset=utf-8')
  ctx.response.header('Content-Disposition', `attachment; filename="${table.name}.csv"`)
  return ctx.response.stream(Readable.from(lines()))
}

function textOf(cell: Cell): string {
  if (cell.kind === 'time') return cell.iso ?? ''
  return cell.kind === 'picture' ? (cell.url ?? '') : cell.text
}
