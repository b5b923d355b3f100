import type { HttpContext } from '@adonisjs/core/http'
import { byOf, done } from '#controllers/panel/by'
import { readForm } from '#controllers/panel/read_form'
import { showTable } from '#controllers/panel/tables/show_table'
import { tagsTable } from '#controllers/panel/tables/tags_table'
import RenameTag from '#actions/tags/rename_tag'
import { words } from '#panel/words'
import { historyOf } from '#queries/panel/history'
import { deskTag, productsWith, tagSuggestions } from '#queries/panel/tags/desk_tag'
import { deskTagValidator } from '#validators/tag'

export default class TagsController {
  index(ctx: HttpContext) {
    return showTable(ctx, tagsTable)
  }

  async show({ params, view }: HttpContext) {
    const id = Number(params.id)
    const [tag, products, history, suggestions] = await Promise.all([
      deskTag(id),
      productsWith(id),
      historyOf('tag', id),
      tagSuggestions(),
    ])
    return view.render('panel/tag', { tag, products, history, suggestions })
  }

  async update(ctx: HttpContext) {
    const tagId = Number(ctx.params.id)
    const stored = async () => {
      const { name, slug } = await deskTag(tagId)
      return { name, slug }
    }
    const { state, ...fields } = await readForm(ctx, deskTagValidator, { stored })
    const isActive = state === 'active'
    await new RenameTag().handle({ tagId, ...fields, isActive, by: byOf(ctx) })
    return done(ctx, `/admin/tags/${tagId}`, words.tag.saved)
  }
}
