import type { HttpContext } from '@adonisjs/core/http'
import { readBody } from '#controllers/read_body'
import DecideCases from '#actions/batches/decide_cases'
import DecideMatching from '#actions/batches/decide_matching'
import { batchReport } from '#queries/moderation/batch_report'
import { caseList } from '#queries/moderation/case_list'
import { batchValidator } from '#validators/moderation'

/** The same decision on many cases. */
export default class ModerationBatchesController {
  async store(ctx: HttpContext) {
    const by = ctx.auth.getUserOrFail()
    const { cases, filter, count = 0, ...wanted } = await readBody(ctx, batchValidator)
    const id = filter
      ? await new DecideMatching().handle({
          ...{ by, wanted, count, filters: await caseList.readFilters(filter, {}, by) },
        })
      : await new DecideCases().handle({ by, wanted, cases: cases ?? [] })
    return ctx.response.created(await batchReport(id))
  }

  async show({ params }: HttpContext) {
    return batchReport(params.id)
  }
}
