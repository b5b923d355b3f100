import Type from 'typebox'
import { closed, nullable, time } from '#shapes/schema'
import { named } from '#support/named'

const told = {
  detail: Type.String(),
  request_id: Type.String({ description: 'As in X-Request-Id; the log has it too' }),
}

/** What somebody else decided meanwhile. */
export const Decided = named(
  'Decided',
  Type.Object(
    {
      id: Type.Integer(),
      by: nullable(Type.String({ description: 'Username; null for a command' })),
      effects: Type.Array(Type.String()),
      reason: Type.String({ description: 'Key of the reason' }),
      created_at: time(),
    },
    closed
  )
)

export const changed = {
  version: Type.Integer({ description: 'Of the case now' }),
  decided: nullable(Decided),
}

export const CaseChanged = named(
  'CaseChanged',
  Type.Object({ ...told, code: Type.Literal('case_changed'), ...changed }, closed)
)

export const claimed = {
  by: Type.String({ description: 'Username of whoever looks at the case' }),
}

export const CaseClaimed = named(
  'CaseClaimed',
  Type.Object({ ...told, code: Type.Literal('case_claimed'), ...claimed, until: time() }, closed)
)

export const counted = {
  count: Type.Integer({
    description: 'How many the filter finds now; 10,001 for more than 10,000',
  }),
}

export const CountChanged = named(
  'CountChanged',
  Type.Object({ ...told, code: Type.Literal('count_changed'), ...counted }, closed)
)
