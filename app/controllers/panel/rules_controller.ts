import type { HttpContext } from '@adonisjs/core/http'
import { byOf, done } from '#controllers/panel/by'
import { ruleForm } from '#controllers/panel/rule_form'
import ChangeRule from '#actions/screening/change_rule'
import CreateRule from '#actions/screening/create_rule'
import DeleteRule from '#actions/screening/delete_rule'
import { words } from '#panel/words'
import { ruleList } from '#queries/moderation/rule_list'
import { deskRule } from '#queries/panel/rules/desk_rule'
import { historyOf } from '#queries/panel/history'

export default class RulesController {
  async index({ view }: HttpContext) {
    return view.render('panel/rules', { rules: await ruleList(), found: null })
  }

  create({ view }: HttpContext) {
    return view.render('panel/new_rule')
  }

  async show({ params, view }: HttpContext) {
    const id = Number(params.id)
    const [rule, history] = await Promise.all([deskRule(id), historyOf('rule', id)])
    return view.render('panel/rule', { rule, history, trial: null })
  }

  async store(ctx: HttpContext) {
    const fields = await ruleForm(ctx)
    const { id } = await new CreateRule().handle({ fields, by: byOf(ctx) })
    return done(ctx, `/admin/rules/${id}`, words.rules.added)
  }

  async update(ctx: HttpContext) {
    const ruleId = Number(ctx.params.id)
    const fields = await ruleForm(ctx)
    await new ChangeRule().handle({ ruleId, fields, by: byOf(ctx) })
    return done(ctx, `/admin/rules/${ruleId}`, words.rules.saved)
  }

  async destroy(ctx: HttpContext) {
    await new DeleteRule().handle({ ruleId: Number(ctx.params.id), by: byOf(ctx) })
    return done(ctx, '/admin/rules', words.rules.deleted)
  }
}
