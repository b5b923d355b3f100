import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import { deskView } from '#controllers/panel/desk_view'
import { readGoodView, viewOf } from '#controllers/panel/queue/queue_view'
import { queueChips, queueControls } from '#controllers/panel/queue/queue_controls'
import { queueTabs } from '#controllers/panel/queue/queue_tabs'
import { bulkVerbs } from '#controllers/panel/queue/shown_case'
import { shownRow } from '#controllers/panel/queue/shown_row'
import { problemsBeside } from '#controllers/panel/tables/problems_beside'
import { deskCaseList } from '#queries/panel/queue/desk_case_list'
import { team } from '#queries/panel/dashboard/team'
import { queueFrame } from '#queries/panel/queue/queue_frame'
import { pageEnvelope } from '#shapes/page_envelope'
import { pagingOf, queryOf } from '#validators/page'

/** With all that can be done to each, so many weigh less than 60 kB. */
const ROWS = 15

/** A part of the queue with how much waits behind each tab and filter. */
export async function showQueue(ctx: HttpContext) {
  const { search, asked: all } = queryOf(ctx.request)
  const { view, asked, good, errors, query } = await readGoodView(ctx, viewOf(search))
  const { viewer } = query
  const paging = { ...pagingOf({ cursor: all.cursor ?? '' }), size: ROWS }
  const [frame, { outline, results }] = await Promise.all([
    queueFrame(query),
    deskCaseList.page(query, paging, deskView(ctx)),
  ])
  const controls = queueControls(frame, viewer)
  const page = {
    ...{ view, asked, good, errors, frame, views: frame.views },
    tabs: queueTabs(frame, good),
    loose: problemsBeside(controls, errors),
    ...{ controls, chips: queueChips(controls, view) },
    isRareAsked: controls.some(({ name, isRare }) => isRare && (name in errors || good[name])),
    rows: results.map((found) => shownRow(found, { viewer, view, reasons: frame.reasons })),
    bulkVerbs: bulkVerbs(),
    links: pageEnvelope(outline, '/admin/queue', new URLSearchParams(view)),
    today: results.length || view ? null : await team(DateTime.utc().minus({ days: 1 })),
  }
  return ctx.view.render('panel/queue', { page })
}
