import type { HttpContext } from '@adonisjs/core/http'
import { byOf, done, warned } from '#controllers/panel/by'
import ForgetJob from '#actions/panel/forget_job'
import RetryJob from '#actions/panel/retry_job'
import { words } from '#panel/words'
import { deadJobs } from '#queue/dead_list'
import { liveWorkers, queueCounts } from '#queue/status'

const PAGE = '/admin/jobs'
const MAX_SHOWN = 100

export default class JobsController {
  async index({ view }: HttpContext) {
    const [counts, dead, workers] = await Promise.all([queueCounts(), deadJobs(), liveWorkers()])
    return view.render('panel/jobs', { counts, dead: dead.slice(0, MAX_SHOWN), workers })
  }

  async update(ctx: HttpContext) {
    const isThere = await new RetryJob().handle(String(ctx.params.job), byOf(ctx))
    return isThere ? done(ctx, PAGE, words.jobs.retried) : warned(ctx, PAGE, words.jobs.gone)
  }

  async destroy(ctx: HttpContext) {
    const isThere = await new ForgetJob().handle(String(ctx.params.job), byOf(ctx))
    return isThere ? done(ctx, PAGE, words.jobs.forgotten) : warned(ctx, PAGE, words.jobs.gone)
  }
}
