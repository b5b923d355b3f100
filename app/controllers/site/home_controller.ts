import type { HttpContext } from '@adonisjs/core/http'
import { siteAndVersion, version } from '#hosting/version'

const PLACES = {
  api: '/api/v1/',
  docs: '/api/docs/',
  schema: '/api/schema/',
  health: '/api/v1/health/',
}

/** What this is and where to go. */
export default class HomeController {
  index({ origin, request, view }: HttpContext) {
    if (request.accepts(['html', 'json']) === 'html')
      return view.render('pages/home', { origin, program: siteAndVersion() })
    const links = Object.entries(PLACES).map(([name, path]) => [name, origin + path])
    return { name: 'Vitrin', version, ...Object.fromEntries(links) }
  }
}
