import pg from 'pg'

/** pg keeps its socket to itself; the way to the server is cut here, not the protocol. */
interface Wire {
  connection: { stream: { destroy(): void } }
}

/**
 * Works while the way to the database breaks before the statement that comes after so many others.
 *
 * @returns what the work made, and whether it came to the cut at all
 */
export async function cutAfter<T>(statements: number, work: () => Promise<T>) {
  const { query } = pg.Client.prototype
  let sent = 0
  pg.Client.prototype.query = function (this: Wire, ...args: unknown[]) {
    if (sent++ === statements) this.connection.stream.destroy()
    return Reflect.apply(query, this, args)
  } as typeof query
  try {
    return { result: await work(), cut: sent > statements }
  } finally {
    pg.Client.prototype.query = query
  }
}
