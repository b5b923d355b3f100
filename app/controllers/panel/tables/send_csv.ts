import { Readable } from 'node:stream'
import type { HttpContext } from '@adonisjs/core/http'
import NoteExport from '#actions/panel/note_export'
import { byOf } from '#controllers/panel/by'
import { deskView } from '#controllers/panel/desk_view'
import type { Cell, Table } from '#controllers/panel/tables/table'
import type { Filters } from '#queries/lists/filters'
import { words } from '#panel/words'
import { encodeCursor } from '#support/cursor'
import { csvLine } from '#support/csv'
import { unwritable } from '#support/text'
import { queryOf } from '#validators/page'

/** More rows than a spreadsheet opens with comfort are left out, and the last line says so. */
export const csvLimits = { rows: 100_000, page: 500 }

/** Tells spreadsheets that it is UTF-8; without it they take “Nguyễn” for letters of another code page. */
const BOM = '\uFEFF'

/** Sends all rows that a table's filters find, as they come from the database; that somebody took them is written down first. */
export async function sendCsv<F extends Filters, Field extends string, Row extends { id: number }>(
  ctx: HttpContext,
  table: Table<F, Field, Row>
) {
  const { asked } = queryOf(ctx.request)
  const filters = await table.list.readFilters(asked, {}, ctx.auth.user)
  const ordering = table.list.orderings.read(asked.ordering)
  const query = { filters, ordering, viewer: ctx.auth.user }
  await new NoteExport().handle({ list: table.name, query: writableOf(asked), by: byOf(ctx) })
  async function* parts() {
    yield BOM + csvLine(['id', ...table.columns.map(({ name }) => name)])
    const { rows: most, page: size } = csvLimits
    for (let cursor = '', sent = 0; sent < most; sent += size) {
      const { outline, results } = await table.list.page(
        query,
        { cursor, page: 1, size },
        deskView(ctx)
      )
      yield results.map((row) => lineOf(table, row)).join('')
      if (!outline.next || typeof outline.next === 'number') return
      cursor = encodeCursor(outline.next)
    }
    yield csvLine([words.table.csvMore(most.toLocaleString('en'))])
  }
  ctx.response.header('Content-Type', 'text/csv; charset=utf-8')
  ctx.response.header('Content-Disposition', `attachment; filename="${table.name}.csv"`)
  return ctx.response.stream(Readable.from(parts()))
}

/** What the log can hold of an address; nothing else of it finds a row. */
const writableOf = (asked: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(asked).filter((pair) => !unwritable(pair.join(' '))))

const lineOf = <F extends Filters, Field extends string, Row extends { id: number }>(
  { columns }: Table<F, Field, Row>,
  row: Row
) => csvLine([row.id, ...columns.map(({ cells }) => cells(row).map(textOf).join(' '))])

function textOf(cell: Cell): string {
  if (cell.kind === 'time' || cell.kind === 'moment') return cell.iso ?? ''
  if (cell.kind === 'picture') return cell.url ?? ''
  return ('whole' in cell && cell.whole) || cell.text
}
