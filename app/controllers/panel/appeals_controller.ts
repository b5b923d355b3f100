import type { HttpContext } from '@adonisjs/core/http'
import { appealsTable } from '#controllers/panel/tables/appeals_table'
import { showTable } from '#controllers/panel/tables/show_table'

export default class AppealsController {
  index(ctx: HttpContext) {
    return showTable(ctx, appealsTable)
  }
}
