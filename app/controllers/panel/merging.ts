import type { HttpContext } from '@adonisjs/core/http'
import { done } from '#controllers/panel/by'
import { words } from '#panel/words'

/** Asks again: what it hits is more by now than whoever confirmed it has seen. */
export function grewSince({ response, session }: HttpContext, path: string) {
  session.flash('warning', words.tasks.grew)
  return response.redirect().status(303).toPath(path)
}

/** To where it can be seen; what a job does, to the page that shows how far it is. */
export function ended(ctx: HttpContext, task: number | null, seen: { path: string; text: string }) {
  return task === null
    ? done(ctx, seen.path, seen.text)
    : done(ctx, `/admin/tasks/${task}`, words.tasks.started)
}
