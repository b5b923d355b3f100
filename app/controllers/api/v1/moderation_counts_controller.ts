import type { HttpContext } from '@adonisjs/core/http'
import { caseCounts } from '#queries/moderation/case_counts'

export default class ModerationCountsController {
  async index({ auth }: HttpContext) {
    return caseCounts(auth.getUserOrFail().id)
  }
}
