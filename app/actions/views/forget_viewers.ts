import { AGAIN } from '#actions/views/view_counter'
import { holdAlone } from '#db/advisory_keys'
import { atomically } from '#db/atomically'

const VIEWS = 'products_productview'
/** A statement of a serving process has two seconds. */
const BATCH = 10_000

/** Deletes the viewers who were counted so long ago that they would be counted again. */
export default class ForgetViewers {
  async handle(): Promise<void> {
    while ((await this.#forgetSome()) === BATCH);
  }

  /** Of all processes on a database one at a time, as with the folding. */
  #forgetSome(): Promise<number> {
    return atomically(async (client) => {
      if (!(await holdAlone('forgetViewers', client))) return 0
      const forgotten = client
        .from(VIEWS)
        .select('ctid')
        .where('pending', 0)
        .where('counted_at', '<', client.raw(`now() - ${AGAIN.text}`))
        .limit(BATCH)
      return Number(await client.from(VIEWS).whereIn('ctid', forgotten).delete())
    })
  }
}
