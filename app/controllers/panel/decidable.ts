import { openCaseAbout } from '#queries/panel/queue/open_case_about'
import { rankOf } from '#queries/users/rank'
import type { CommentState } from '#queries/panel/comments/desk_comment_rows'
import type { ProductState } from '#queries/panel/products/product_state'
import type { BulkDecision } from '#rules/panel_tasks'
import type { Viewer } from '#rules/viewer'

const [SHOWN, NOT_SHOWN] = [['hide', 'remove'] as const, ['restore', 'remove'] as const]

/** What may be decided about a thing on its own page. What waits to be published is decided in its case. */
const DEEDS: Partial<Record<CommentState | ProductState, readonly BulkDecision[]>> = {
  ...{ listed: SHOWN, draft: SHOWN, archived: SHOWN, author_hidden: SHOWN },
  ...{ unapproved: NOT_SHOWN, hidden: NOT_SHOWN, removed: ['restore'] },
}

interface Thing {
  list: 'products' | 'comments'
  id: number
  state: CommentState | ProductState
  user_id: number
}

/** The case of a thing, or what somebody may decide about it where it has none. */
export async function decidable({ list, id, state, user_id: ownerId }: Thing, viewer: Viewer) {
  const kind = list === 'products' ? 'product' : 'comment'
  const [caseId, rank] = await Promise.all([openCaseAbout({ kind, id }), rankOf(ownerId)])
  const may = !caseId && ownerId !== viewer.id && rank <= viewer.rank
  return { list, id, caseId, deeds: may ? (DEEDS[state] ?? []) : [] }
}
