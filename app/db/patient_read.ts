import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { atomically } from '#db/atomically'
import { select, type Statement } from '#db/statements'

const LIMIT_MS = 3_600_000

/** Rows of a read that may take longer than one of a request, at most an hour; in a transaction of its own or in one that goes on. */
export function selectPatiently<Row>(
  statement: Statement,
  client?: TransactionClientContract
): Promise<Row[]> {
  const read = async (transaction: TransactionClientContract) => {
    await transaction.rawQuery(`set local statement_timeout = ${LIMIT_MS}`)
    return select<Row>({ ...statement, limitMs: LIMIT_MS }, transaction)
  }
  return client ? read(client) : atomically(read)
}
