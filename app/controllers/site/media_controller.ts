import type { HttpContext } from '@adonisjs/core/http'
import { NotFoundException } from '#exceptions/http'
import { reachMedia } from '#queries/media/reach_media'
import { mediaName } from '#rules/media_url'
import { isStorable } from '#storage/names'
import { bodyFor, describe, partOf, tellOf, tellOfPart } from '#controllers/site/media_answer'

/** Stored files, read through from where they lie; for the panel below its own path, by its session. */
export default class MediaController {
  async show(ctx: HttpContext) {
    const { auth, request, response } = ctx
    const name = mediaName(request.url().replace(/^\/admin/, ''))
    if (name === null || !isStorable(name)) throw new NotFoundException()
    const file = await describe(await reachMedia(name, auth.user))
    const part = partOf(file, ctx)
    const body = await bodyFor(file, part, ctx)
    tellOf(file, ctx)
    if (!body) return response.status(304).send(null)
    tellOfPart(file.size, part, response)
    return response.stream(body)
  }
}
