import type { HttpContext } from '@adonisjs/core/http'
import { NotFoundException } from '#exceptions/http'
import RequestExport from '#actions/privacy/request_export'
import { latestExport } from '#queries/privacy/latest_export'

/** What is kept of oneself, gathered. */
export default class ExportsController {
  async store({ auth, origin, response }: HttpContext) {
    const { id: userId } = auth.getUserOrFail()
    await new RequestExport().handle({ userId })
    response.status(202)
    return latestExport(userId, origin)
  }

  async show({ auth, origin }: HttpContext) {
    const found = await latestExport(auth.getUserOrFail().id, origin)
    if (!found) throw new NotFoundException()
    return found
  }
}
