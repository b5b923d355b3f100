import { reportableReasons } from '#queries/moderation/reasons'
import { pick } from '#support/pick'

/** What something can be reported for. */
export default class ModerationReasonsController {
  async index() {
    const known = await reportableReasons()
    const results = known.map((reason) => pick(reason, ['key', 'label', 'text', 'applies_to']))
    return { count: results.length, next: null, previous: null, results }
  }
}
