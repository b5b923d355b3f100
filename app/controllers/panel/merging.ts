import type { HttpContext } from '@adonisjs/core/http'
import { done, warned } from '#controllers/panel/by'
import { words } from '#panel/words'

/** Asks again: what it hits is more by now than whoever confirmed it has seen. */
export const grewSince = (ctx: HttpContext, path: string) => warned(ctx, path, words.tasks.grew)

/** To where it can be seen; what a job does, to the page that shows how far it is. */
export function ended(ctx: HttpContext, task: number | null, seen: { path: string; text: string }) {
  return task === null
    ? done(ctx, seen.path, seen.text)
    : done(ctx, `/admin/tasks/${task}`, words.tasks.started)
}
