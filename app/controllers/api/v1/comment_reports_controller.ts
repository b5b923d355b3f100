import type { HttpContext } from '@adonisjs/core/http'
import { takeReport } from '#controllers/take_report'
import { reachLivingComment } from '#queries/comments/reach_comment'

export default class CommentReportsController {
  async store(ctx: HttpContext) {
    const { id, userId } = await reachLivingComment(ctx.params.id, ctx.auth.getUserOrFail())
    return takeReport(ctx, { kind: 'comment', id }, userId)
  }
}
