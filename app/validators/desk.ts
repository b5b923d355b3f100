import vine from '@vinejs/vine'
import { TARGET_KINDS } from '#rules/moderation'
import { MAX_MATCHING } from '#rules/moderation_batch'
import { BULK_MEASURES, BULK_VERBS } from '#rules/bulk_verbs'
import { SWEEP_DEEDS, SWEEP_SCOPES } from '#rules/sweep'
import { MEASURES_BESIDE, PLAIN_VERBS, VERBS } from '#rules/verbs'
import { choice, text, type Check } from '#validators/fields'
import { id, pk, wholeNumber } from '#validators/numbers'
import { MAX_SIZE } from '#validators/page'

/** For how long somebody can be suspended from the panel. */
export const SUSPENSION_DAYS = ['1', '3', '7', '30', '90', '365'] as const

/** What follows a decision: the next case, this one again, or the queue. */
export const AFTERWARDS = ['next', 'stay', 'queue'] as const

const written = () => text({ max: 2000, blank: true }).optional()
const CHOICE = /^\d{1,15}:\d{1,9}:([a-z_]+):[a-z_]{1,40}$/

/** A case with its version. */
const aSeenCase: Check = (value) =>
  /^\d{1,15}:\d{1,9}$/.test(value) ? null : { code: 'invalid_choice', params: { value } }

/** The query of the queue that somebody works on. */
const view = () => text({ max: 1000, blank: true }).optional()

export const caseDecisionValidator = vine.create({
  version: id(),
  verb: choice(VERBS),
  reason: text({ max: 40 }),
  text: written(),
  note: written(),
  also: choice(['none', ...MEASURES_BESIDE] as const).optional(),
  days: choice(SUSPENSION_DAYS).optional(),
  category_id: pk().optional(),
  image_id: pk().optional(),
  /** which other things of the author, and what becomes of them */
  sweep: choice(['none', ...SWEEP_SCOPES] as const).optional(),
  sweep_deed: choice(SWEEP_DEEDS).optional(),
  /** how many were seen */
  sweep_count: wholeNumber({ min: 0, max: MAX_MATCHING }).optional(),
  /** leads have public files gone at once */
  purge: choice(['yes'] as const).optional(),
  /** of a page that shows what a decision hits: it is done, or something is changed before */
  step: choice(['confirmed', 'back'] as const).optional(),
  then: choice(AFTERWARDS).optional(),
  view: view(),
})

/** A choice on a row of the queue: case, version, verb and reason, as `12:1:hide:spam`. */
const aChoice: Check = (value) => {
  const [, verb] = CHOICE.exec(value) ?? []
  const isKnown = PLAIN_VERBS.some((one) => one === verb)
  return isKnown ? null : { code: 'invalid_choice', params: { value } }
}

export const rowDecisionValidator = vine.create({
  choice: text({ max: 100, after: [aChoice] }),
  view: view(),
})

export const caseClaimValidator = vine.create({
  steal: choice(['', 'yes'] as const).optional(),
  then: choice(['', ...AFTERWARDS] as const).optional(),
  view: view(),
})

export const caseNoteValidator = vine.create({ note_text: text({ max: 2000 }), view: view() })

export const queueViewValidator = vine.create({ view: view() })

/** What is done about somebody on their own page. */
export const sanctionValidator = vine.create({
  verb: choice(['warn', 'suspend', 'ban', 'lift', 'clear_profile'] as const),
  reason: text({ max: 40 }),
  message: written(),
  note: written(),
  days: choice(SUSPENSION_DAYS).optional(),
})

const bulk = () => ({
  verb: choice(BULK_VERBS),
  /** the rows that were selected, or all that the view finds */
  scope: choice(['page', 'all'] as const).optional(),
  view: view(),
})

/** What somebody is about to decide on many cases. */
export const bulkPreviewValidator = vine.create({
  ...bulk(),
  verb: choice(BULK_VERBS).optional(),
  ids: vine.array(id()).maxLength(MAX_SIZE).optional(),
})

export const bulkValidator = vine.create({
  ...bulk(),
  /** each with its version: `12:1` */
  cases: vine
    .array(text({ max: 40, after: [aSeenCase] }))
    .maxLength(MAX_SIZE)
    .optional(),
  count: wholeNumber({ min: 0, max: MAX_MATCHING }).optional(),
  /** to the authors of what is hidden or removed */
  also: choice(['none', ...BULK_MEASURES] as const).optional(),
  days: choice(SUSPENSION_DAYS).optional(),
  reason: text({ max: 40 }),
  text: written(),
  note: written(),
})

/** Whether something shall be in use. */
export const onValidator = vine.create({ on: choice(['yes', 'no'] as const) })

/** A text that all rules look at. */
export const ruleTextValidator = vine.create({
  text: text({ max: 10_000 }),
  target: choice(TARGET_KINDS),
})
