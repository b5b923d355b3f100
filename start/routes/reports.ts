import { controllers } from '#generated/controllers'
import { list, ok } from '#routing/answers'
import type { Entry } from '#routing/entry'
import { refusals } from '#routing/refusals'
import { resource } from '#start/routes/resource'
import { reportList } from '#queries/moderation/report_list'
import { Reason, Report } from '#shapes/moderation'
import { pagesOf } from '#shapes/page'
import { reportValidator } from '#validators/report'

const { CommentReports, ModerationReasons, ProductReports, Reports, UserReports } =
  controllers.api.v1
const { get, post } = resource('Reports', 'What people think wrong with what others made')

get('moderation/reasons', [ModerationReasons, 'index'], {
  name: 'moderation.reasons.index',
  guard: 'anyone',
  answers: ok(pagesOf(Reason), 'All reasons, on one page'),
  summary: 'List the reasons for a report',
  description: 'Each with the kinds of things that it can be given for.',
})

get('reports', [Reports, 'index'], {
  name: 'reports.index',
  guard: 'user',
  ...list(Report, reportList),
  summary: 'List your own reports',
  description: 'What became of each: `outcome` is the reason of the decision when it was upheld.',
})

const report: Omit<Entry, 'name' | 'summary'> = {
  guard: 'user',
  throttle: ['caller', 'reports'],
  body: {
    validator: reportValidator,
    example: { reason: 'spam', description: 'The same text stands below ten products.' },
  },
  answers: {
    ...ok(Report, 'You reported it before: the first report, which is open'),
    201: { shape: Report, description: 'Reported' },
  },
  refusals: [refusals.conflict],
  description: `With a reason of \`moderation/reasons/\` that applies to it. A copy of it as it is now is kept for the moderators. Who
reported it is told to nobody else. One's own things cannot be reported.`,
}

post('products/:id/report', [ProductReports, 'store'], {
  ...report,
  name: 'products.report.store',
  summary: 'Report a product',
})

post('comments/:id/report', [CommentReports, 'store'], {
  ...report,
  name: 'comments.report.store',
  summary: 'Report a comment',
})

post('users/:key/report', [UserReports, 'store'], {
  ...report,
  name: 'users.report.store',
  summary: 'Report a user',
})
