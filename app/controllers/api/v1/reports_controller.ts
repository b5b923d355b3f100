import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#controllers/answers'
import { reportList } from '#queries/moderation/report_list'

/** What one thinks wrong with what others made. */
export default class ReportsController {
  async index(ctx: HttpContext) {
    return answerList(ctx, reportList)
  }
}
