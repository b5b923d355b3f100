import { checkBackup } from '#hosting/backup_check'
import { checkDatabase } from '#hosting/database_check'
import { checkJobs } from '#hosting/jobs_check'
import { version } from '#hosting/version'
import { span } from '#panel/times'
import { words } from '#panel/words'
import { countDead } from '#queue/dead_list'

const { away, backupAge, facts, late, ms, noBackup, workers } = words.dashboard

type Tone = 'ok' | 'no' | 'warn' | ''

interface Fact {
  label: string
  text: string
  tone: Tone
}

const fact = (label: string, text: string, tone: Tone = ''): Fact => ({ label, text, tone })

/** What an operator would ask of the server, from what health and doctor know. */
export async function systemFacts(): Promise<Fact[]> {
  const [database, jobs, dead] = await Promise.all([checkDatabase(), checkJobs(), countDead()])
  const isThere = database.status === 'ok'
  const worked = `${workers(jobs.workers ?? 0)}${jobs.status === 'ok' ? '' : `, ${late}`}`
  return [
    fact(facts.database, isThere ? ms(database.ms) : away, isThere ? 'ok' : 'no'),
    fact(facts.jobs, worked, jobs.status === 'ok' ? 'ok' : 'warn'),
    fact(facts.failed, String(dead), dead ? 'warn' : 'ok'),
    ...backupFact(),
    fact(facts.version, version),
  ]
}

/** Nothing where backups are made elsewhere. */
function backupFact(): Fact[] {
  const { backup } = checkBackup()
  if (!backup) return []
  const { age_seconds: seconds, status } = backup
  const text = seconds === undefined ? noBackup : backupAge(span(seconds / 60))
  return [fact(facts.backup, text, status === 'ok' ? 'ok' : 'warn')]
}
