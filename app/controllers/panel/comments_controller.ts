import type { HttpContext } from '@adonisjs/core/http'
import { decidable } from '#controllers/panel/decidable'
import { commentState, commentsTable } from '#controllers/panel/tables/comments_table'
import { showTable } from '#controllers/panel/tables/show_table'
import { historyOf } from '#queries/panel/history'
import { deskComment } from '#queries/panel/comments/desk_comment'

export default class CommentsController {
  index(ctx: HttpContext) {
    return showTable(ctx, commentsTable)
  }

  async show({ auth, params, view }: HttpContext) {
    const id = Number(params.id)
    const [found, history] = await Promise.all([deskComment(id), historyOf('comment', id)])
    const badge = commentState(found.comment.state)
    const about = await decidable({ list: 'comments', ...found.comment }, auth.getUserOrFail())
    return view.render('panel/comment', { ...found, badge, history, about })
  }
}
