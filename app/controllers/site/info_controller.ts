import type { HttpContext } from '@adonisjs/core/http'
import { counting } from '#queries/lists/paged_list'
import { MAX_BODY_BYTES } from '#surfaces/request_body'
import { version } from '#hosting/version'
import type { Info } from '#shapes/site'
import { CURRENCIES } from '#rules/currencies'
import { PICTURE_TYPES, pictureLimits } from '#rules/pictures'
import { DEFAULT_SIZE, MAX_SIZE } from '#validators/page'

/** What a client may want to know before its first request. */
export default class InfoController {
  show({ origin }: HttpContext): Info {
    return {
      name: 'Vitrin',
      version,
      api_version: 'v1',
      documentation: `${origin}/api/docs/`,
      schema: `${origin}/api/schema/`,
      limits: {
        page_size: DEFAULT_SIZE,
        page_size_max: MAX_SIZE,
        count: counting.limit,
        body_bytes: MAX_BODY_BYTES,
      },
      uploads: {
        types: Object.values(PICTURE_TYPES).map(({ contentType }) => contentType),
        ...pictureLimits,
      },
      currencies: CURRENCIES,
    }
  }
}
