import type { HttpContext } from '@adonisjs/core/http'
import { deskView } from '#controllers/panel/desk_view'
import { words } from '#panel/words'
import { deskCommentRows } from '#queries/panel/comments/desk_comment_rows'
import { deskProductRows } from '#queries/panel/products/desk_product_rows'
import { deskUserRows } from '#queries/panel/users/desk_user_rows'
import type { BulkList } from '#rules/panel_tasks'

const SHOWN = 20

interface ShownRow {
  id: number
  label: string
  /** its owner and its state */
  note: string
}

const { comments, products, users } = words.tables

const ROWS: Record<BulkList, (ids: number[], ctx: HttpContext) => Promise<ShownRow[]>> = {
  products: async (ids, ctx) => {
    const rows = await deskProductRows(ids, deskView(ctx))
    return rows.map(({ id, name, username, state }) => ({
      ...{ id, label: name, note: `@${username}, ${products.states[state]}` },
    }))
  },
  comments: async (ids) => {
    const rows = await deskCommentRows(ids)
    return rows.map(({ id, excerpt, username, state }) => ({
      ...{ id, label: excerpt || comments.noText, note: `@${username}, ${comments.states[state]}` },
    }))
  },
  users: async (ids) => {
    const rows = await deskUserRows(ids)
    return rows.map(({ id, username, name, state }) => ({
      ...{
        id,
        label: `@${username}`,
        note: [name, users.states[state]].filter(Boolean).join(', '),
      },
    }))
  },
}

/** The first rows that something hits, for whoever confirms it. */
export const shownRows = (list: BulkList, ids: number[], ctx: HttpContext) =>
  ROWS[list](ids.slice(0, SHOWN), ctx)
