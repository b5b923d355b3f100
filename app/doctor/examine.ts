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
import { checkStaff } from '#doctor/checks/staff'
import { checkStorage } from '#doctor/checks/storage'
import { checkClock } from '#doctor/deploy/clock'
import { checkHttps } from '#doctor/deploy/https'
import { checkMode } from '#doctor/deploy/mode'
import { checkNode } from '#doctor/deploy/node'
import { checkPasswords } from '#doctor/deploy/passwords'
import { checkTls } from '#doctor/deploy/tls'
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
  staff: checkStaff,
} satisfies Record<string, Check>

/** What is looked at besides before strangers are let in. */
export const DEPLOY_CHECKS = {
  mode: checkMode,
  https: checkHttps,
  tls: checkTls,
  passwords: checkPasswords,
  clock: checkClock,
  node: checkNode,
} satisfies Record<string, Check>

const ALL = { ...CHECKS, ...DEPLOY_CHECKS }

export type CheckName = keyof typeof ALL

export interface Result extends Finding {
  check: CheckName
}

/** Those that an occasion asks for. */
export const namesFor = (occasion: Occasion) =>
  Object.keys(occasion === 'deploy' ? ALL : CHECKS) as CheckName[]

/** Looks at all parts of an installation at once, or at those named. */
export async function examine(
  occasion: Occasion,
  only: CheckName[] = namesFor(occasion)
): Promise<Result[]> {
  const found = await Promise.all(only.map((name) => resultsOf(name, occasion)))
  return found.flat()
}

async function resultsOf(name: CheckName, occasion: Occasion): Promise<Result[]> {
  const late = sleep(LIMIT_MS, undefined, { ref: false }).then((): Finding[] => [
    error(`no answer within ${LIMIT_MS / 1000} s`, 'look at the log of the part itself'),
  ])
  const check: Check = ALL[name]
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
