import { setTimeout as sleep } from 'node:timers/promises'
import { checkBackups } from '#doctor/checks/backups'
import { checkCors } from '#doctor/checks/cors'
import { checkDatabase } from '#doctor/checks/database'
import { checkDisk } from '#doctor/checks/disk'
import { checkHosts } from '#doctor/checks/hosts'
import { checkJobs } from '#doctor/checks/jobs'
import { checkKeys } from '#doctor/checks/keys'
import { checkMail } from '#doctor/checks/mail'
import { checkProxy } from '#doctor/checks/proxy'
import { checkStorage } from '#doctor/checks/storage'
import { error, type Check, type Finding, type Occasion } from '#doctor/finding'
import { operatorLine } from '#hosting/operator_line'

/** A part that does not answer is as good as away. */
const LIMIT_MS = 15_000

/** Everything that is looked at, in the order in which it is told. */
export const CHECKS = {
  database: checkDatabase,
  keys: checkKeys,
  hosts: checkHosts,
  proxy: checkProxy,
  cors: checkCors,
  mail: checkMail,
  jobs: checkJobs,
  storage: checkStorage,
  disk: checkDisk,
  backup: checkBackups,
} satisfies Record<string, Check>

export type CheckName = keyof typeof CHECKS

export interface Result extends Finding {
  check: CheckName
}

/** Looks at all parts of an installation at once, or at those named. */
export async function examine(
  occasion: Occasion,
  only: CheckName[] = Object.keys(CHECKS) as CheckName[]
): Promise<Result[]> {
  const found = await Promise.all(only.map((name) => resultsOf(name, occasion)))
  return found.flat()
}

async function resultsOf(name: CheckName, occasion: Occasion): Promise<Result[]> {
  const late = sleep(LIMIT_MS, undefined, { ref: false }).then((): Finding[] => [
    error(`no answer within ${LIMIT_MS / 1000} s`, 'look at the log of the part itself'),
  ])
  const check: Check = CHECKS[name]
  const findings = await Promise.race([Promise.resolve(occasion).then(check), late]).catch(thrown)
  const well: Finding = { level: 'ok', says: 'well' }
  return (findings.length ? findings : [well]).map((finding) => ({ check: name, ...finding }))
}

const thrown = (reason: unknown): Finding[] => {
  const [says = '', ...repair] = (operatorLine(reason) ?? String((reason as Error).message)).split(
    /: (?=check|set|run)/
  )
  return [error(says, repair.join(': ') || 'see the log of the server')]
}
