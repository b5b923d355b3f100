import type { HttpContext } from '@adonisjs/core/http'
import { suggestionsOf, SUGGESTED } from '#queries/panel/suggestions'
import { unwritable } from '#support/text'
import { queryOf } from '#validators/page'

const MAX_LENGTH = 100

export default class SuggestionsController {
  /** What a field that names something may mean, while somebody types into it. */
  async index({ params, request, response }: HttpContext) {
    const { q = '' } = queryOf(request).asked
    const text = q.trim().slice(0, MAX_LENGTH)
    const kind = SUGGESTED.find((one) => one === params.kind)
    const values = kind && text && !unwritable(text) ? await suggestionsOf(kind, text) : []
    return response.json({ values })
  }
}
