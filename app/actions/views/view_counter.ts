import { hash } from 'node:crypto'
import sql from 'sql-template-tag'
import env from '#start/env'
import { execute } from '#db/statements'
import { isPerson } from '#rules/user_agent'

/** Somebody who looks again within this is not counted again. */
export const AGAIN = sql`interval '30 minutes'`
/** A second's worth; what comes on top is not counted rather than kept without end. */
const MAX_SEEN = 20_000

/** Who looked, as far as the request tells. */
export interface Visit {
  viewer?: { id: number }
  address: string
  agent: string | undefined
}

interface Seen {
  productId: number
  /** a user's id, or a negative hash of address and agent */
  viewer: string
}

/**
 * Views of products, gathered in memory and written once a second. They go to products_productview,
 * where one row a product and viewer says when they were counted last, and only from there, some
 * hundred products at a time, to `views_count`: a change of a product's row writes every index of the
 * table, the trigram index of its text among them, and costs more than answering the request; a
 * crawler that walks through the catalogue must not cause one a page. A crash loses one second.
 */
export class ViewCounter {
  #seen = new Map<string, Seen>()
  #writing: Promise<void> = Promise.resolve()

  /** Notes a view, unless it is the owner's or that of an agent that calls itself a bot or has no name. */
  see(product: { id: number; user: { id: number } }, visit: Visit): void {
    if (product.user.id === visit.viewer?.id || !isPerson(visit.agent)) return
    if (this.#seen.size >= MAX_SEEN) return
    const viewer = visit.viewer ? String(visit.viewer.id) : strangerOf(visit)
    this.#seen.set(`${product.id} ${viewer}`, { productId: product.id, viewer })
  }

  /**
   * Writes what was seen; what could not be written waits for the next time. One at a time: a stop must not take what
   * is being written for written.
   */
  flush(): Promise<void> {
    this.#writing = this.#writing.catch(() => {}).then(() => this.#flushSeen())
    return this.#writing
  }

  async #flushSeen(): Promise<void> {
    const batch = this.#seen
    if (!batch.size) return
    this.#seen = new Map()
    try {
      await this.#write([...batch.values()])
    } catch (error) {
      this.#seen = new Map([...batch, ...this.#seen])
      throw error
    }
  }

  // Raw SQL for the bench's bar `detail`: a second's views are one statement.
  /** Sorted, so that two processes cannot deadlock on the same rows. */
  async #write(seen: Seen[]): Promise<void> {
    const products = seen.map(({ productId }) => productId)
    const viewers = seen.map(({ viewer }) => viewer)
    // Looked up first: `on conflict` locks, and so writes, even the rows that it then leaves alone.
    await execute({
      sql: sql`insert into products_productview as known (product_id, viewer, counted_at, pending)
        select product_id, viewer, now(), 1
        from unnest(${products}::bigint[], ${viewers}::bigint[]) seen (product_id, viewer)
        where not exists (
          select from products_productview counted
          where counted.product_id = seen.product_id and counted.viewer = seen.viewer
            and counted.counted_at >= now() - ${AGAIN})
        order by 1, 2
        on conflict (product_id, viewer) do update set counted_at = now(), pending = known.pending + 1
        where known.counted_at < now() - ${AGAIN}`,
    })
  }
}

export const viewCounter = new ViewCounter()

/** A new salt every day, so that a hash recognises nobody on the next day. */
function strangerOf({ address, agent }: Visit): string {
  const day = new Date().toISOString().slice(0, 10)
  const digest = hash('sha256', `${env.get('APP_KEY')} ${day} ${address} ${agent}`, 'buffer')
  // Below zero, where no user's id is.
  return String(-1n - (digest.readBigUInt64BE() >> 1n))
}
