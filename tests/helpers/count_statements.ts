import db from '@adonisjs/lucid/services/db'

interface Query {
  sql: string
}

/** The statements that went to the database while something was done, transaction control left out. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = []
  const note = ({ sql }: Query) => {
    if (!/^(begin|commit|rollback|savepoint|release)/i.test(sql)) sent.push(sql)
  }
  const pool = db.connection().getWriteClient().client
  pool.on('query', note)
  try {
    await work()
  } finally {
    pool.off('query', note)
  }
  return sent
}
