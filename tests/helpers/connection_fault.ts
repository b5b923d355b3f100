import type { Socket } from 'node:net'
import pg from 'pg'

/** Whether the statement is lost on its way there, or its answer on the way back. */
export type Moment = 'before' | 'after'

/** pg's parts that its types leave out. */
type Query = (this: { connection: { stream: Socket } }, ...args: unknown[]) => unknown
const client = pg.Client.prototype as unknown as { query: Query }

/** A message ReadyForQuery ends the answer to a statement: Z, its length 5, and a state. */
const isReady = (chunk: Buffer) =>
  chunk.at(-6) === 0x5a && chunk.readUInt32BE(chunk.length - 5) === 5

/** Once the server has done it, and said so: what it said never arrives. */
function dropAnswer(stream: Socket): void {
  stream.removeAllListeners('data')
  stream.on('data', (chunk: Buffer) => {
    if (isReady(chunk)) stream.destroy()
  })
}

/**
 * Cuts the connection at the n-th statement, from 1, that the application sends while `work` runs.
 *
 * @returns whether there were as many, and how the work ended
 */
export async function cutAt<T>(n: number, moment: Moment, work: () => Promise<T>) {
  const send = client.query
  let sent = 0
  client.query = function (...args) {
    sent++
    if (sent === n && moment === 'before') this.connection.stream.destroy()
    if (sent === n && moment === 'after') dropAnswer(this.connection.stream)
    return send.apply(this, args)
  }
  try {
    const result = await work()
    return { cut: sent >= n, result }
  } finally {
    client.query = send
  }
}
