import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#controllers/answers'
import { eventList } from '#queries/security/event_list'

/** What happened to one's own account. */
export default class SecurityEventsController {
  async index(ctx: HttpContext) {
    return answerList(ctx, eventList)
  }
}
