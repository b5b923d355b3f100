import BodyParserMiddleware from '@adonisjs/core/bodyparser_middleware'
import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { UnsupportedMediaTypeException } from '#exceptions/http'

const TYPES =
  /^(application\/json|application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i

/** Reads the body, on the routes that have one and after their guard: who is not signed in learns only that. */
@inject()
export default class ParseBodyMiddleware {
  constructor(private parser: BodyParserMiddleware) {}

  handle(ctx: HttpContext, next: NextFn) {
    const mediaType = ctx.request.header('content-type')
    if (ctx.request.hasBody() && mediaType && !TYPES.test(mediaType))
      throw new UnsupportedMediaTypeException({ mediaType })
    return this.parser.handle(ctx, next)
  }
}
