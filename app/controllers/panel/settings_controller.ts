import type { HttpContext } from '@adonisjs/core/http'
import { shownSettings } from '#doctor/shown_settings'

export default class SettingsController {
  index({ view }: HttpContext) {
    return view.render('panel/settings', { settings: shownSettings() })
  }
}
