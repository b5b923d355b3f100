import type { HttpContext } from '@adonisjs/core/http'
import { auditTable } from '#controllers/panel/tables/audit_table'
import { showTable } from '#controllers/panel/tables/show_table'

export default class AuditController {
  index(ctx: HttpContext) {
    return showTable(ctx, auditTable)
  }
}
