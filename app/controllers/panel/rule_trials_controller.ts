import type { HttpContext } from '@adonisjs/core/http'
import { byOf, done } from '#controllers/panel/by'
import { readForm } from '#controllers/panel/read_form'
import SwitchRule from '#actions/screening/switch_rule'
import TestText from '#actions/screening/test_text'
import TryStoredRule from '#actions/screening/try_stored_rule'
import { words } from '#panel/words'
import { ruleList } from '#queries/moderation/rule_list'
import { deskRule } from '#queries/panel/rules/desk_rule'
import { historyOf } from '#queries/panel/history'
import { onValidator, ruleTextValidator } from '#validators/desk'

/** What rules would find, and whether they look. */
export default class RuleTrialsController {
  /** Of one rule, in the last 30 days: shown at once, since it is kept nowhere. */
  async store({ params, view }: HttpContext) {
    const id = Number(params.id)
    const trial = await new TryStoredRule().handle({ ruleId: id })
    const [rule, history] = await Promise.all([deskRule(id), historyOf('rule', id)])
    return view.render('panel/rule', { rule, history, trial })
  }

  /** Of all rules, in a text. */
  async test(ctx: HttpContext) {
    const fields = await readForm(ctx, ruleTextValidator)
    const [rules, found] = await Promise.all([ruleList(), new TestText().handle(fields)])
    return ctx.view.render('panel/rules', { rules, found, tested: fields })
  }

  async switch(ctx: HttpContext) {
    const ruleId = Number(ctx.params.id)
    const { on } = await readForm(ctx, onValidator)
    await new SwitchRule().handle({ ruleId, on: on === 'yes', by: byOf(ctx) })
    return done(ctx, `/admin/rules/${ruleId}`, words.rules.switched[on === 'yes' ? 'on' : 'off'])
  }
}
