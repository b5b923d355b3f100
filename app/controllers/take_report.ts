import type { HttpContext } from '@adonisjs/core/http'
import ReportTarget from '#actions/moderation/report_target'
import { readBody } from '#controllers/read_body'
import { reasonProblems } from '#queries/moderation/reasons'
import { reportRows } from '#queries/moderation/report_rows'
import type { Target } from '#rules/moderation'
import { reportValidator } from '#validators/report'

/** Takes a report of something within reach, and answers with it: 200 with the first when it is not the first. */
export async function takeReport(ctx: HttpContext, target: Target, subjectId: number) {
  const { description = '', reason } = await readBody(ctx, reportValidator, {
    problems: async ({ reason: given }) => (given ? reasonProblems(given, target.kind) : []),
  })
  const { id: reporterId } = ctx.auth.getUserOrFail()
  const input = { reporterId, target, subjectId, reason, description }
  const { id, isNew } = await new ReportTarget().handle(input)
  const [report] = await reportRows([id])
  return isNew ? ctx.response.created(report) : report
}
