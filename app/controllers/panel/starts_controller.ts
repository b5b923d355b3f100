import type { HttpContext } from '@adonisjs/core/http'
import { chartsOf } from '#controllers/panel/dashboard/charts'
import { readDashboard, readTeam } from '#queries/panel/dashboard/read_dashboard'
import { shownTeam, shownTiles } from '#controllers/panel/dashboard/shown_tiles'
import { readGood } from '#controllers/panel/tables/read_good'
import { systemFacts } from '#controllers/panel/dashboard/system_facts'
import { zoneOf } from '#controllers/panel/zone_of'
import { periodOf, PERIODS } from '#queries/panel/dashboard/period'
import { DASHBOARD_DAYS } from '#rules/dashboard_days'
import { RANKS } from '#rules/roles'
import { queryOf } from '#validators/page'
import { periodValidator } from '#validators/desk_filters'

const FALLBACK = 30

/** The dashboard: how the queue stands, and what the team does. */
export default class StartsController {
  async index(ctx: HttpContext) {
    const { asked } = queryOf(ctx.request)
    const { values, errors } = await readGood(ctx, asked, (some) => periodValidator.validate(some))
    const days = DASHBOARD_DAYS.find((one) => String(one) === values.days) ?? FALLBACK
    const period = periodOf(PERIODS[days], zoneOf(ctx))
    const [found, members, system] = await Promise.all([
      readDashboard(period),
      ctx.auth.getUserOrFail().rank >= RANKS.lead ? readTeam(period) : [],
      systemFacts(),
    ])
    const shown = { tiles: shownTiles(found, days), charts: chartsOf(found, period), system }
    const asks = {
      days,
      problems: errors.days ?? [],
      choices: DASHBOARD_DAYS,
      at: found.at,
      members: shownTeam(members),
    }
    return ctx.view.render('panel/dashboard', { ...shown, ...asks })
  }
}
