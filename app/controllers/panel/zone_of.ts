import type { HttpContext } from '@adonisjs/core/http'
import site from '#config/site'

/** In which zone somebody reads times. */
export const zoneOf = ({ desk }: HttpContext): string => desk.timeZone || site.timeZone
