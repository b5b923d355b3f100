import type { HttpContext } from '@adonisjs/core/http'
import { answerCases } from '#controllers/answer_cases'
import { caseDetail } from '#queries/moderation/case_detail'

export default class ModerationCasesController {
  async index(ctx: HttpContext) {
    return answerCases(ctx)
  }

  async show({ auth, params }: HttpContext) {
    return caseDetail(params.id, auth.getUserOrFail())
  }
}
