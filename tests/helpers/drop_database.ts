import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const INSUFFICIENT_PRIVILEGE = '42501'

/** Tries again while autovacuum is at work in the database, which only a superuser may send away. */
export async function dropDatabase(
  name: string,
  run: (statement: string) => Promise<unknown>,
  tries = 100
): Promise<void> {
  try {
    await run(`drop database ${name} with (force)`)
  } catch (error) {
    const isBusy = error instanceof pg.DatabaseError && error.code === INSUFFICIENT_PRIVILEGE
    if (!isBusy || !tries) throw error
    await sleep(100)
    await dropDatabase(name, run, tries - 1)
  }
}
