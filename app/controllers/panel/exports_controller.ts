import type { HttpContext } from '@adonisjs/core/http'
import { auditTable } from '#controllers/panel/tables/audit_table'
import { productsTable } from '#controllers/panel/tables/products_table'
import { sendCsv } from '#controllers/panel/tables/send_csv'
import { usersTable } from '#controllers/panel/tables/users_table'

/** Lists as files. */
export default class ExportsController {
  products(ctx: HttpContext) {
    return sendCsv(ctx, productsTable)
  }

  users(ctx: HttpContext) {
    return sendCsv(ctx, usersTable)
  }

  audit(ctx: HttpContext) {
    return sendCsv(ctx, auditTable)
  }
}
