import type { HttpContext } from '@adonisjs/core/http'
import { version } from '#hosting/version'
import { checkBackup } from '#hosting/backup_check'
import { checkDatabase } from '#hosting/database_check'
import { checkJobs } from '#hosting/jobs_check'
import { checkRedis } from '#hosting/redis_check'
import { checkSchema } from '#hosting/schema_check'
import { readiness } from '#hosting/readiness'
import { timedAnswer } from '#hosting/timed_answer'
import { countUnclean, type Unclean } from '#queries/media/adoptable'
import type { Check, Health } from '#shapes/health'

const askAdoption = timedAnswer<Unclean | undefined>(countUnclean, undefined)

/** How many pictures of Django have no clean copy yet, and how many can have none. */
async function checkAdoption(): Promise<Check> {
  const { answer: unclean, ms } = await askAdoption()
  return { status: unclean ? 'ok' : 'warning', ms, ...unclean }
}

/** What balancers and orchestrators ask. */
export default class HealthController {
  /** Whether all needed parts are up, and how the others are. */
  async index(ctx: HttpContext) {
    const checks = await parts()
    if (checks.database?.status !== 'ok') return answer(ctx, checks)
    const [jobs, media] = await Promise.all([checkJobs(), checkAdoption()])
    return answer(ctx, { ...checks, jobs, media, ...checkBackup() })
  }

  /** Whether the process runs, whatever it depends on: a restart would not bring a database back. */
  live(ctx: HttpContext) {
    return answer(ctx, {})
  }

  /** Whether to send requests here. */
  async ready(ctx: HttpContext) {
    const status = readiness.accepting ? ('ok' as const) : ('unavailable' as const)
    return answer(ctx, { process: { status, ms: 0 }, ...(await parts()) })
  }
}

async function parts(): Promise<Health['checks']> {
  const [database, redis] = await Promise.all([checkDatabase(), checkRedis()])
  if (database.status !== 'ok') return { database, ...redis }
  const schema = await checkSchema().catch(() => undefined)
  // It went away in between.
  if (!schema) return { database: { ...database, status: 'unavailable' }, ...redis }
  return { database, schema, ...redis }
}

function answer({ response }: HttpContext, checks: Health['checks']): Health {
  const well = Object.values(checks).every(({ status }) => status !== 'unavailable')
  response.status(well ? 200 : 503).header('Cache-Control', 'no-store')
  if (!well) response.header('Retry-After', '2')
  const timestamp = new Date().toISOString().replace(/\.\d+/, '')
  return { status: well ? 'ok' : 'unavailable', timestamp, version, checks }
}
