import { checkBackup } from '#hosting/backup_check'
import { checkDatabase } from '#hosting/database_check'
import { checkJobs } from '#hosting/jobs_check'
import { checkStorage } from '#hosting/storage_check'
import { version } from '#hosting/version'
import { span } from '#panel/times'
import { words } from '#panel/words'
import { countDead } from '#queue/dead_list'
import { countWaiting } from '#queue/status'

const { away, backupAge, elsewhere, facts, late, ms, noBackup, workers } = words.dashboard

type Tone = 'ok' | 'no' | 'warn' | ''

interface Fact {
  label: string
  text: string
  tone: Tone
}

const fact = (label: string, text: string, tone: Tone = ''): Fact => ({ label, text, tone })

/** What an operator would ask of the server, from what health and doctor know. */
export async function systemFacts(): Promise<Fact[]> {
  const [database, storage, jobs, waiting, dead] = await Promise.all([
    checkDatabase(),
    checkStorage(),
    checkJobs(),
    countWaiting(),
    countDead(),
  ])
  const worked = `${workers(jobs.workers ?? 0)}${jobs.status === 'ok' ? '' : `, ${late}`}`
  return [
    answering(facts.database, database),
    answering(facts.storage, storage),
    fact(facts.jobs, worked, jobs.status === 'ok' ? 'ok' : 'warn'),
    fact(facts.waiting, waiting.toLocaleString('en')),
    fact(facts.failed, dead.toLocaleString('en'), dead ? 'warn' : 'ok'),
    backupFact(),
    fact(facts.version, version),
  ]
}

function answering(label: string, found: { status: string; ms: number }): Fact {
  const isThere = found.status === 'ok'
  return fact(label, isThere ? ms(Math.ceil(found.ms)) : away, isThere ? 'ok' : 'no')
}

function backupFact(): Fact {
  const { backup } = checkBackup()
  if (!backup) return fact(facts.backup, elsewhere)
  const { age_seconds: seconds, status } = backup
  const text = seconds === undefined ? noBackup : backupAge(span(seconds / 60))
  return fact(facts.backup, text, status === 'ok' ? 'ok' : 'warn')
}
