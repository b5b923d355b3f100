import { setImmediate as nextTurn } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import pg from 'pg'
import type { Sql } from 'sql-template-tag'
import { isConnectionLost, isPlanStale } from '#db/database_fault'
import { tellWrite } from '#db/kept_counts'
import { allowSilence } from '#db/silent_connection'

export interface Statement {
  sql: Sql
  /** Prepared under this name once a connection (63 bytes at most); without one it is planned each time. */
  name?: string
  /** how long to wait for the answer, in place of what requests wait */
  limitMs?: number
}

/** knex's pool gives a connection away only while this is unset. */
type Connection = pg.Client & { __knex__disposed?: unknown }

/** Times stay PostgreSQL's text, see #support/iso_time: a Date has no microseconds. */
const types = {
  getTypeParser: ((oid: number, format: 'text') =>
    oid === pg.types.builtins.TIMESTAMPTZ
      ? String
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

/**
 * Rows of a read, over Lucid's own pool or in its transaction. A connection that breaks before the
 * answer is replaced once, outside of transactions: nothing was changed.
 */
export async function select<Row>(
  statement: Statement,
  client: QueryClientContract = db.connection()
): Promise<Row[]> {
  try {
    return await run<Row>(statement, client)
  } catch (error) {
    if (client.isTransaction || !isConnectionLost(error)) throw error
    return run<Row>(statement, client)
  }
}

const asked = new Map<string, Promise<object[]>>()

/**
 * A read that others may ask for at the same time: those that are word for word the same and come
 * within one turn of the event loop are sent once. None that is already sent is joined, so nobody
 * gets rows older than the request.
 */
export function selectShared<Row extends object>(statement: Statement): Promise<Row[]> {
  const key = JSON.stringify([statement.sql.text, statement.sql.values])
  const rows =
    asked.get(key) ??
    nextTurn().then(() => {
      asked.delete(key)
      return select<Row>(statement)
    })
  asked.set(key, rows)
  return rows as Promise<Row[]>
}

/** Runs a write once and returns its rows; what is kept of the tables that it names is forgotten. */
export async function execute<Row>(
  statement: Statement,
  client: QueryClientContract = db.connection()
): Promise<Row[]> {
  try {
    return await run<Row>(statement, client)
  } finally {
    tellWrite(statement.sql.text)
  }
}

/**
 * pg is asked on knex's connection rather than through knex: its raw builder adds half of a round trip's
 * cost. knex's `query` event is emitted all the same.
 */
async function run<Row>(statement: Statement, client: QueryClientContract): Promise<Row[]> {
  const pool = client.getWriteClient().client
  const connection: Connection = await pool.acquireConnection()
  const { limitMs } = statement
  const endSilence = limitMs ? allowSilence(connection as never, limitMs) : undefined
  try {
    pool.emit('query', { sql: statement.sql.text, bindings: statement.sql.values })
    return await (client.isTransaction ? sendInTurn : send)(connection, statement)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || isConnectionLost(error))
      connection.__knex__disposed = error
    throw error
  } finally {
    endSilence?.()
    pool.releaseConnection(connection)
  }
}

async function send(connection: Connection, { sql, name, limitMs }: Statement) {
  const query = { text: sql.text, values: sql.values, types, query_timeout: limitMs }
  const { rows } = await connection.query({ ...query, name }).catch((error: unknown) => {
    if (!isPlanStale(error)) throw error
    // A migration changed what the statement reads: all that this connection prepared is suspect.
    connection.__knex__disposed = error
    return connection.query(query)
  })
  return rows
}

const turns = new WeakMap<Connection, Promise<pg.QueryResult>>()

/** A transaction has one connection, and pg wants its next query after the answer to the last. */
async function sendInTurn(connection: Connection, { sql, name, limitMs }: Statement) {
  const config = { name, text: sql.text, values: sql.values, types, query_timeout: limitMs }
  const query = () => connection.query(config)
  const turn = (turns.get(connection) ?? Promise.resolve()).then(query, query)
  turns.set(connection, turn)
  const { rows } = await turn
  return rows
}
