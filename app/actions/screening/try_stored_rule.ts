import { isDeepStrictEqual } from 'node:util'
import { DateTime } from 'luxon'
import { heldRule } from '#actions/screening/held_rule'
import { draftOf } from '#actions/screening/rule_columns'
import TryRule, { type Trial } from '#actions/screening/try_rule'
import { NotFoundException } from '#exceptions/http'
import Rule from '#models/rule'
import { atomically } from '#db/atomically'

interface Input {
  ruleId: number
  /** in place of 30 */
  days?: number
}

/** Tries a rule as it is stored, and notes that it was tried, so that it can be switched on. */
export default class TryStoredRule {
  /** @throws NotFoundException */
  async handle({ ruleId, days }: Input): Promise<Trial> {
    const rule = await Rule.find(ruleId)
    if (!rule) throw new NotFoundException()
    const tried = draftOf(rule)
    const trial = await new TryRule().handle({ rule: tried, days })
    await atomically(async (client) => {
      const now = await heldRule(ruleId, client)
      // Not when somebody has changed it meanwhile.
      if (isDeepStrictEqual(draftOf(now), tried))
        await now.merge({ triedAt: DateTime.utc() }).save()
    })
    return trial
  }
}
