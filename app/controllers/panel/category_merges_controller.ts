import type { HttpContext } from '@adonisjs/core/http'
import { byOf } from '#controllers/panel/by'
import { categoryCalled } from '#controllers/panel/named_category'
import { readForm } from '#controllers/panel/read_form'
import { ended, grewSince } from '#controllers/panel/merging'
import MergeCategory from '#actions/categories/merge_category'
import { words } from '#panel/words'
import { isInside } from '#queries/categories/category_problems'
import {
  categoryUses,
  childrenIn,
  deskCategory,
  productsIn,
} from '#queries/panel/categories/desk_category'
import { categoryLabel, categorySuggestions } from '#queries/panel/categories/category_names'
import { mergeValidator } from '#validators/category'
import { queryOf } from '#validators/page'

export default class CategoryMergesController {
  /** First the question into which one, then what it hits. The other one is named as people do. */
  async create({ params, request, view }: HttpContext) {
    const id = Number(params.id)
    const { into: named = '' } = queryOf(request).asked
    const [category, products, children, suggested, { id: wanted }] = await Promise.all([
      deskCategory(id, ''),
      productsIn(id),
      childrenIn(id),
      categorySuggestions(),
      categoryCalled(named, 'into'),
    ])
    const isFit = wanted !== null && !(await isInside(id, wanted))
    const into = isFit ? await deskCategory(wanted, '') : null
    const choices = suggested.filter((one) => one.id !== id).map(({ label }) => label)
    const shown = wanted === null ? named : await categoryLabel(wanted)
    return view.render('panel/merge_category', {
      ...{ category, products, children, into, named: shown, choices },
    })
  }

  async store(ctx: HttpContext) {
    const from = Number(ctx.params.id)
    const { into, seen } = await readForm(ctx, mergeValidator)
    const { products } = await categoryUses(from)
    if (products > seen) return grewSince(ctx, `/admin/categories/${from}/merge?into=${into}`)
    const task = await new MergeCategory().handle({ from, into, by: byOf(ctx) })
    return ended(ctx, task, { path: `/admin/categories/${into}`, text: words.category.merged })
  }
}
