import type { HttpContext } from '@adonisjs/core/http'
import { readForm } from '#controllers/panel/read_form'
import { zoneOf } from '#controllers/panel/zone_of'
import { ruleValidator, type RuleFields } from '#validators/moderation_rules'

/** A rule as its form brings it: its last day is a whole one, where whoever writes it lives. */
export async function ruleForm(ctx: HttpContext): Promise<RuleFields> {
  const { expires_at: day, ...fields } = await readForm(ctx, ruleValidator)
  const last = day?.setZone(zoneOf(ctx), { keepLocalTime: true }).endOf('day')
  return { ...fields, expires_at: last ?? null }
}
