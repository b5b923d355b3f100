import { ConflictException } from '#exceptions/http'
import {
  columnCounters,
  columnDrift,
  sumDrift,
  type ColumnCounter,
  type Drift,
} from '#queries/counters/drift'
import { holdAlone } from '#db/advisory_keys'
import { atomically } from '#db/atomically'

interface Input {
  /** mend what differs; else only tell */
  fix: boolean
  /** told of every batch, as one counts */
  onProgress?(drifted: Drift[]): void
}

/** Holds every kept count against the rows it counts. Reads lock nothing; what is mended locks its own rows. */
export default class Recount {
  /**
   * @returns how many counts differed
   * @throws ConflictException when somebody else mends
   */
  async handle({ fix, onProgress = () => {} }: Input): Promise<number> {
    let found = 0
    const hear = (drifted: Drift[]) => {
      found += drifted.length
      onProgress(drifted)
    }
    hear(fix ? await this.#mendSums() : await sumDrift())
    for (const counter of columnCounters)
      for await (const drifted of columnDrift(counter)) {
        hear(drifted)
        if (fix && drifted.length) await this.#mendColumn(counter, drifted)
      }
    return found
  }

  /**
   * Adds what is missing. Writers meanwhile change rows and sums alike, so the difference stays what it was;
   * the lock keeps a second run from adding it again.
   */
  #mendSums(): Promise<Drift[]> {
    return atomically(async (client) => {
      if (!(await holdAlone('recount', client))) throw new ConflictException()
      const drifted = await sumDrift(client)
      const rows = drifted.map(({ counter, id, kept, actual }) => ({
        ...{ scope: counter, key: id },
        n: actual - kept,
      }))
      if (rows.length) await client.insertQuery().table('products_productcount').multiInsert(rows)
      return drifted
    })
  }

  /** Counted anew under a lock on the rows: whoever changes them meanwhile comes before or on top. */
  #mendColumn({ table, column, actual }: ColumnCounter, drifted: Drift[]): Promise<void> {
    const ids = drifted.map(({ id }) => id)
    return atomically(async (client) => {
      const rows = () => client.query().from(`${table.sql} as t`).whereIn('t.id', ids)
      // Lucid's own lock would also stop those who comment on a product.
      await rows().select('t.id').orderBy('t.id').knexQuery.forNoKeyUpdate()
      await rows().update({ [column.sql]: client.raw(actual.sql) })
    })
  }
}
