import { commentFacets, deskCommentList } from '#queries/panel/comments/desk_comment_list'
import { badge, declareTable, link, number, time, type Tone } from '#controllers/panel/tables/table'
import { productLabel } from '#queries/panel/products/product_label'
import { words } from '#panel/words'
import type { CommentState } from '#queries/panel/comments/desk_comment_rows'

const { noText, states } = words.tables.comments

const TONES: Record<CommentState, Tone> = {
  ...({ listed: 'ok', unapproved: 'no', author_hidden: 'no', deleted: '' } as const),
}

export const commentState = (state: CommentState) => badge(states[state], TONES[state])

export const commentsTable = declareTable({
  name: 'comments',
  list: deskCommentList,
  facets: commentFacets,
  hasDates: true,
  subject: ({ user_id: id, rank }) => ({ id, rank }),
  bulk: [
    { name: 'restore', tone: 'ok' },
    { name: 'hide', tone: 'no' },
    { name: 'remove', tone: 'no' },
  ],
  columns: [
    {
      name: 'text',
      cells: ({ id, excerpt }) => [link(excerpt || noText, `/admin/comments/${id}`)],
    },
    { name: 'author', cells: (row) => [link(`@${row.username}`, `/admin/users/${row.user_id}`)] },
    { name: 'product', cells: (row) => [link(row.product, `/admin/products/${row.product_id}`)] },
    { name: 'state', cells: ({ state }) => [commentState(state)] },
    { name: 'likes', isNumber: true, cells: (row) => [number(row.likes_count)] },
    { name: 'created', sort: 'created_at', cells: (row) => [time(row.created_at)] },
  ],
  controls: [
    { name: 'product', kind: 'text', suggests: 'products', called: productLabel },
    { name: 'search', kind: 'search' },
    { name: 'state', kind: 'choice', choices: () => Object.entries(states) },
    { name: 'author', kind: 'text', suggests: 'users' },
  ],
})
