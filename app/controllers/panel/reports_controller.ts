import type { HttpContext } from '@adonisjs/core/http'
import { reportsTable } from '#controllers/panel/tables/reports_table'
import { showTable } from '#controllers/panel/tables/show_table'

export default class ReportsController {
  index(ctx: HttpContext) {
    return showTable(ctx, reportsTable)
  }
}
