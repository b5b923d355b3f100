import { hideSome, MADE } from '#actions/users/hide_some'
import { atomically } from '#db/atomically'

interface Input {
  userId: number
}

/** Rows of one transaction: a statement of a serving process has two seconds. */
const BATCH = 500

/**
 * Hides what somebody made, or shows it again, as the state of their account says. Counters follow by triggers,
 * and files by the notes of triggers. Each batch asks for the state anew, so that it may be cut off anywhere,
 * run twice, or beside a change of the state, which has this done once more.
 */
export default class HideWhatWasMade {
  /** @returns how many rows were hidden or shown */
  async handle({ userId }: Input): Promise<number> {
    let changed = 0
    for (const table of MADE) {
      let some: number
      do {
        some = await atomically((client) => hideSome({ userId, table, limit: BATCH }, client))
        changed += some
      } while (some === BATCH)
    }
    return changed
  }
}
