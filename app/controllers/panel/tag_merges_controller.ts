import type { HttpContext } from '@adonisjs/core/http'
import { byOf } from '#controllers/panel/by'
import { readForm } from '#controllers/panel/read_form'
import { ended, grewSince } from '#controllers/panel/merging'
import MergeTag from '#actions/tags/merge_tag'
import { words } from '#panel/words'
import { deskTag, productsWith, tagNamed, tagUses } from '#queries/panel/tags/desk_tag'
import { unwritable } from '#support/text'
import { queryOf } from '#validators/page'
import { mergeValidator } from '#validators/category'

const MAX_NAME = 100

export default class TagMergesController {
  /** What it hits. The other one is named by name or slug. */
  async create(ctx: HttpContext) {
    const { params, request, session, view } = ctx
    const id = Number(params.id)
    const [tag, products] = await Promise.all([deskTag(id), productsWith(id)])
    const { named: typed = '' } = queryOf(request).asked
    const named = typed.trim().slice(0, MAX_NAME)
    const other = unwritable(named) ? undefined : await tagNamed(named)
    if (!other || other.id === id) {
      session.flash('warning', words.tag.noOther(named))
      return ctx.response.redirect().toPath(`/admin/tags/${id}`)
    }
    return view.render('panel/merge_tag', { tag, products, into: await deskTag(other.id) })
  }

  async store(ctx: HttpContext) {
    const from = Number(ctx.params.id)
    const { into, seen } = await readForm(ctx, mergeValidator)
    if ((await tagUses(from)) > seen) {
      const { name } = await deskTag(into)
      return grewSince(ctx, `/admin/tags/${from}/merge?named=${encodeURIComponent(name)}`)
    }
    const task = await new MergeTag().handle({ from, into, by: byOf(ctx) })
    return ended(ctx, task, { path: `/admin/tags/${into}`, text: words.tag.merged })
  }
}
