import type { HttpContext } from '@adonisjs/core/http'
import DecideAndSweep from '#actions/batches/decide_and_sweep'
import Decide, { type DecidedCase, type Deciding } from '#actions/moderation/decide'
import { moderatorOf } from '#actions/moderation/moderator'
import { mayPurge, purgeFiles } from '#actions/moderation/purge_files'
import {
  InvalidInputException,
  refuseProblems,
  type FieldProblem,
} from '#exceptions/invalid_input_exception'
import { StorageAwayException, StorageFullException } from '#exceptions/storage'
import { words } from '#panel/words'
import type { Sweep } from '#rules/sweep'
import { effectsOf, type Verb } from '#rules/verbs'
import { daysFromNow } from '#support/days_from_now'
import type { caseDecisionValidator } from '#validators/desk'

export type DoneByForm = DecidedCase & { batchId?: number }
export type DecisionForm = Awaited<ReturnType<typeof caseDecisionValidator.validate>>

/** @throws as Decide does; what is wrong with a category or a picture is told of its field */
export async function decideByForm(ctx: HttpContext, form: DecisionForm) {
  if (form.purge) mayPurge(ctx.auth.getUserOrFail())
  const decided = await decide(ctx, form).catch(besideField(form.verb))
  if (form.purge) await purge(ctx, decided)
  return decided
}

/** What else is swept was seen before, with how many there are. */
async function decide(ctx: HttpContext, form: DecisionForm): Promise<DoneByForm> {
  const [deciding, sweep] = [decidingOf(ctx, form), sweepOf(form)]
  if (!sweep || form.sweep_count === 0) return new Decide().handle(deciding)
  const by = ctx.auth.getUserOrFail()
  return new DecideAndSweep().handle({ deciding, by, sweep, count: form.sweep_count ?? -1 })
}

export function sweepOf({ sweep = 'none', sweep_deed: deed = 'hide' }: DecisionForm): Sweep | null {
  return sweep === 'none' ? null : { scope: sweep, deed }
}

export function decidingOf(ctx: HttpContext, form: DecisionForm): Deciding {
  const { version, verb, also, reason, text, note, days = '7' } = form
  const until = daysFromNow(days)
  const chosen = { imageId: form.image_id, categoryId: form.category_id }
  return {
    ...{ caseId: Number(ctx.params.id), version, reason, text, note },
    by: moderatorOf(ctx.auth.getUserOrFail()),
    effects: effectsOf({ verb, also, until, ...chosen }),
    overturn: verb === 'overturn',
  }
}

const FIELDS: Partial<Record<Verb, 'category_id' | 'image_id'>> = {
  recategorise: 'category_id',
  remove_image: 'image_id',
}

/** Each button sends all fields of the form: those of the others may be blank. */
export function refuseUnchosen(form: DecisionForm): void {
  const field = FIELDS[form.verb]
  if (field && !form[field]) refuseProblems([{ path: [field], code: 'required' }])
}

const besideField = (verb: Verb) => (error: unknown) => {
  const field = FIELDS[verb]
  if (!(error instanceof InvalidInputException) || !field) throw error
  const moved = ({ path, ...problem }: FieldProblem) => ({
    ...problem,
    path: path[0] === 'effects' ? [field] : path,
  })
  throw new InvalidInputException(error.problems.map(moved))
}

/** It is decided by now, whatever the store of files says: the job does it when this does not. */
async function purge({ session }: HttpContext, { about }: DecidedCase): Promise<void> {
  try {
    await purgeFiles(about)
  } catch (error) {
    const isOfStore = error instanceof StorageAwayException || error instanceof StorageFullException
    if (!isOfStore) throw error
    session.flash('warning', words.kase.purgeLater)
  }
}
