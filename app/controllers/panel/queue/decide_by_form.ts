import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
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
import { effectsOf, type Verb } from '#rules/verbs'
import type { caseDecisionValidator } from '#validators/desk'

export type DecisionForm = Awaited<ReturnType<typeof caseDecisionValidator.validate>>

/** @throws as Decide does; what is wrong with a category or a picture is told of its field */
export async function decideByForm(ctx: HttpContext, form: DecisionForm): Promise<DecidedCase> {
  if (form.purge) mayPurge(ctx.auth.getUserOrFail())
  const decided = await new Decide().handle(decidingOf(ctx, form)).catch(besideField(form.verb))
  if (form.purge) await purge(ctx, decided)
  return decided
}

function decidingOf(ctx: HttpContext, form: DecisionForm): Deciding {
  const { version, verb, also, reason, text, note, days = '7' } = form
  const until = DateTime.utc()
    .plus({ days: Number(days) })
    .toISO()
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
