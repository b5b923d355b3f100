import type { HttpContext } from '@adonisjs/core/http'
import { claimQuietly } from '#controllers/panel/queue/claim_quietly'
import { placeIn, readGoodView, viewOf } from '#controllers/panel/queue/queue_view'
import type { DecidedCase } from '#actions/moderation/decide'
import { words } from '#panel/words'
import { nextCase } from '#queries/panel/queue/next_case'
import type { Verb } from '#rules/verbs'
import type { AFTERWARDS } from '#validators/desk'

interface Form {
  verb: Verb
  then?: (typeof AFTERWARDS)[number]
  view?: string
}

/** A decision that was made, as far as it is told of. */
export interface Made {
  decision: Pick<DecidedCase['decision'], 'id'>
  about: Pick<DecidedCase['about'], 'id' | 'targetKind' | 'targetId'>
  batchId?: number
}

/** Says what was decided and how it is undone, and goes on: to the next case, unless another place was wished. */
export async function afterDeciding(
  ctx: HttpContext,
  { verb, then = 'next', view = '' }: Form,
  { decision, about, batchId }: Made
) {
  ctx.session.flash('done', words.kase.done(verb, about.targetKind, about.targetId))
  const batch = batchId && `/admin/queue/batches/${batchId}`
  ctx.session.flash('undo', `${batch ?? `/admin/decisions/${decision.id}`}/undo`)
  if (batch) ctx.session.flash('report', batch)
  const place = {
    next: () => goOn(ctx, viewOf(view), about.id),
    stay: () => about.id,
    queue: () => undefined,
  }
  const id = await place[then]()
  return ctx.response
    .redirect()
    .status(303)
    .toPath(placeIn(viewOf(view), id))
}

/** The case that comes next belongs to whoever comes to it. */
async function goOn(ctx: HttpContext, view: string, from: number): Promise<number | undefined> {
  const { query, errors } = await readGoodView(ctx, view)
  // The queue tells what is wrong with the view.
  if (Object.keys(errors).length) return undefined
  const id = await nextCase(query, { from })
  if (id === null) return undefined
  await claimQuietly(ctx, id)
  return id
}
