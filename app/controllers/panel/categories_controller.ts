import type { HttpContext } from '@adonisjs/core/http'
import { deskView } from '#controllers/panel/desk_view'
import { byOf, done } from '#controllers/panel/by'
import { idIn } from '#controllers/panel/id_in'
import { readNamed } from '#controllers/panel/named_category'
import { keepCategory } from '#actions/panel/keep_category'
import { words } from '#panel/words'
import { categoryProblems } from '#queries/categories/category_problems'
import { deskCategory } from '#queries/panel/categories/desk_category'
import { deskCategoryTree } from '#queries/panel/categories/desk_category_tree'
import { categoryLabel, categoryLabels } from '#queries/panel/categories/category_names'
import { historyOf } from '#queries/panel/history'
import { deskCategoryValidator, newDeskCategoryValidator } from '#validators/category'

const NAMED = { field: 'parent', isNullable: true } as const

export default class CategoriesController {
  async index({ request, view }: HttpContext) {
    const below = idIn(request, 'below')
    return view.render('panel/categories', { tree: await deskCategoryTree(below) })
  }

  async create({ request, view }: HttpContext) {
    const parent = idIn(request, 'parent')
    return view.render('panel/new_category', { choices: await choicesFor(parent) })
  }

  async store(ctx: HttpContext) {
    const known = { ...NAMED, problems: categoryProblems }
    const fields = await readNamed(ctx, newDeskCategoryValidator, known)
    const id = await keepCategory.create(fields, byOf(ctx))
    return done(ctx, `/admin/categories/${id}`, words.category.created)
  }

  async show(ctx: HttpContext) {
    const id = Number(ctx.params.id)
    const { ownMedia } = deskView(ctx)
    const category = await deskCategory(id, ownMedia)
    const [history, choices] = await Promise.all([
      historyOf('category', id),
      choicesFor(category.parent_id),
    ])
    return ctx.view.render('panel/category', { category, history, choices })
  }

  async update(ctx: HttpContext) {
    const id = Number(ctx.params.id)
    const { name, slug, description } = await deskCategory(id, '')
    const { state, ...fields } = await readNamed(ctx, deskCategoryValidator, {
      ...NAMED,
      stored: { name, slug, description },
      problems: (good) => categoryProblems({ ...good, id }),
    })
    await keepCategory.edit(id, { ...fields, isActive: state === 'active' }, byOf(ctx))
    return done(ctx, `/admin/categories/${id}`, words.category.saved)
  }

  async destroy(ctx: HttpContext) {
    await keepCategory.remove(Number(ctx.params.id), byOf(ctx))
    return done(ctx, '/admin/categories', words.category.deleted)
  }
}

/** What the field of the parent holds and suggests. */
async function choicesFor(parent: number | null) {
  const [label, categories] = await Promise.all([categoryLabel(parent), categoryLabels()])
  return { parent: label, categories }
}
