import type { HttpContext } from '@adonisjs/core/http'
import { keptMails } from '#mails/kept_mails'

/** What was mailed, for developers; there is no route to it outside of development. */
export default class DevMailsController {
  async index({ view }: HttpContext) {
    return view.render('pages/dev_mails', { mails: await keptMails() })
  }
}
