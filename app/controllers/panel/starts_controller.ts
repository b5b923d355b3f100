import type { HttpContext } from '@adonisjs/core/http'
import { dayChart, ageChart } from '#controllers/panel/dashboard/charts'
import { shownTeam, shownTiles } from '#controllers/panel/dashboard/shown_tiles'
import { systemFacts } from '#controllers/panel/dashboard/system_facts'
import { zoneOf } from '#controllers/panel/zone_of'
import { decisionsByDay } from '#queries/panel/dashboard/decisions_by_day'
import { openByAge } from '#queries/panel/dashboard/open_by_age'
import { team } from '#queries/panel/dashboard/team'
import { tiles } from '#queries/panel/dashboard/tiles'
import { RANKS } from '#rules/roles'
import { queryOf } from '#validators/page'

const PERIODS = [14, 30]
const WEEK = 7 * 24

/** The dashboard: how the queue stands, and what the team does. */
export default class StartsController {
  async index(ctx: HttpContext) {
    const zone = zoneOf(ctx)
    const { asked } = queryOf(ctx.request)
    const period = PERIODS.find((days) => String(days) === asked.days) ?? PERIODS[0]!
    const [numbers, days, ages, members, system] = await Promise.all([
      tiles(zone),
      decisionsByDay(period, zone),
      openByAge(),
      ctx.auth.getUserOrFail().rank >= RANKS.lead ? team(WEEK) : [],
      systemFacts(),
    ])
    const charts = [dayChart(days), ageChart(ages)]
    const shown = { tiles: shownTiles(numbers), charts, system, period, periods: PERIODS }
    return ctx.view.render('panel/dashboard', { ...shown, members: shownTeam(members) })
  }
}
