import type { HttpContext } from '@adonisjs/core/http'
import type { View } from '#queries/lists/view'

/** Files are read below the panel: its session says who may see those that not everybody may. */
const DESK_MEDIA = '/admin/media/'

export const deskView = ({ auth }: HttpContext): View => ({
  ...{ viewer: auth.user, mediaBase: DESK_MEDIA, ownMedia: DESK_MEDIA },
})
