import sql from 'sql-template-tag'
import { EFFECTS } from '#rules/moderation'
import { isMeasure } from '#rules/moderation_effects'

/** Decisions (alias `d`) that ended something and were not undone. */
export const STANDING = sql`d.undoes_id is null and d.state_after = 'decided'
  and not exists (select from moderation_decision undoing where undoing.undoes_id = d.id)`

const MEASURES = EFFECTS.filter(isMeasure)

/** Whether a decision did something against somebody or something. */
export const IS_MEASURE = sql`exists (select from moderation_effect e
  where e.decision_id = d.id and e.kind = any(${MEASURES}::text[]))`

/** Whether it was taken back later, on an appeal or otherwise. */
export const IS_OVERTURNED = sql`exists (select from moderation_decision later where later.corrects_id = d.id
  and not exists (select from moderation_decision undoing where undoing.undoes_id = later.id))`

/** How long the case had waited, in seconds. */
export const WAITED = sql`extract(epoch from d.created_at - c.opened_at)::float8`
