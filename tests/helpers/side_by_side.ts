import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { RunDatabase } from '#tests/helpers/run_database'
import { addTotals } from '#tests/helpers/totals'

const RUNNER = fileURLToPath(new URL('../../bin/test.ts', import.meta.url))
const TOTALS = /^(\d+) passed, (\d+) failed$/

/** Suites that run in one process; the first share is the one that is watched. Others run when they are asked for. */
const SHARES = [['functional'], ['unit', 'processes'], ['faults', 'operations']]

/**
 * The suites to run, a row for each process.
 *
 * @param words - of the command line; without any, all shares
 * @returns fewer than two rows where one process can do it: one suite, or flags that choose files
 */
export function sharesFor(words: string[]): string[][] {
  if (words.length === 0) return SHARES
  if (!words.every((word) => SHARES.flat().includes(word))) return []
  const asked = SHARES.map((suites) => suites.filter((suite) => words.includes(suite)))
  return asked.filter((suites) => suites.length > 0)
}

/** A process that runs some suites. What it says is kept until it is shown. */
class Share {
  readonly ended: Promise<unknown[]>
  readonly #process: ChildProcess
  readonly #kept: string[] = []
  #shown = false

  constructor(suites: string[], databaseUrl: string | undefined) {
    const settings = databaseUrl && { TEST_DATABASE_URL: databaseUrl }
    const colours = process.stdout.isTTY && { FORCE_COLOR: '1' }
    const env = { ...process.env, ...settings, ...colours }
    this.#process = fork(RUNNER, suites, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    for (const input of [this.#process.stdout!, this.#process.stderr!])
      createInterface({ input }).on('line', (line) => this.#hear(line))
    this.ended = once(this.#process, 'close')
  }

  /** @returns whether all went well */
  async show(): Promise<boolean> {
    this.#shown = true
    this.#kept.forEach((line) => console.log(line))
    const [code] = await this.ended
    return code === 0
  }

  stop(): void {
    this.#process.kill()
  }

  #hear(line: string) {
    const [, passed, failed] = TOTALS.exec(line) ?? []
    if (passed) addTotals(Number(passed), Number(failed))
    else if (this.#shown) console.log(line)
    else this.#kept.push(line)
  }
}

/**
 * Runs suites in a process a share, each on a database of its own, as their waiting and their
 * computing fit beside each other. A server that TEST_DATABASE_URL names gets databases for all but the first.
 *
 * @returns whether all went well
 */
export async function runSideBySide(suites: string[][]): Promise<boolean> {
  const named = process.env.TEST_DATABASE_URL
  const databases = named ? await Promise.all(suites.slice(1).map(() => RunDatabase.create())) : []
  const shares = suites.map((share, index) => new Share(share, databases[index - 1]?.url))
  for (const event of ['SIGINT', 'SIGTERM', 'disconnect'])
    process.once(event, () => shares.forEach((share) => share.stop()))

  const results: boolean[] = []
  for (const share of shares) results.push(await share.show())
  for (const database of databases) await database.drop()
  return results.every(Boolean)
}
