import type { HttpContext } from '@adonisjs/core/http'
import { byOf } from '#controllers/panel/by'
import { auditTable } from '#controllers/panel/tables/audit_table'
import { productsTable } from '#controllers/panel/tables/products_table'
import { sendCsv } from '#controllers/panel/tables/send_csv'
import { usersTable } from '#controllers/panel/tables/users_table'
import NoteExport from '#actions/panel/note_export'

/** Lists as files; that somebody took one away is written down before it is sent. */
export default class ExportsController {
  products(ctx: HttpContext) {
    return noted(ctx, 'products', () => sendCsv(ctx, productsTable))
  }

  users(ctx: HttpContext) {
    return noted(ctx, 'users', () => sendCsv(ctx, usersTable))
  }

  audit(ctx: HttpContext) {
    return noted(ctx, 'audit', () => sendCsv(ctx, auditTable))
  }
}

async function noted(ctx: HttpContext, list: string, send: () => Promise<unknown>) {
  await new NoteExport().handle({ list, query: ctx.request.qs(), by: byOf(ctx) })
  return send()
}
