import type { HttpContext } from '@adonisjs/core/http'
import { byOf } from '#controllers/panel/by'
import { idIn } from '#controllers/panel/id_in'
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
import { categoryChoices } from '#queries/panel/category_choices'
import { mergeValidator } from '#validators/category'

export default class CategoryMergesController {
  /** First the question into which one, then what it hits. */
  async create({ params, request, view }: HttpContext) {
    const id = Number(params.id)
    const wanted = idIn(request, 'into')
    const [category, products, children, choices] = await Promise.all([
      deskCategory(id, ''),
      productsIn(id),
      childrenIn(id),
      categoryChoices({ current: wanted }),
    ])
    const isFit = wanted !== null && !(await isInside(id, wanted))
    const into = isFit ? await deskCategory(wanted, '') : null
    const others = choices.filter(([key]) => key !== String(id))
    return view.render('panel/merge_category', {
      ...{ category, products, children, into, wanted, choices: others },
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
