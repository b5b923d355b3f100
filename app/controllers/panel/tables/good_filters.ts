import type { HttpContext } from '@adonisjs/core/http'
import { sayProblems } from '#surfaces/say'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import type { Filters, FilterValues } from '#queries/lists/filters'
import type { List } from '#queries/lists/list'

/** The filters that somebody asks for. One that is wrong is told beside its field, and left out. */
export async function goodFilters<F extends Filters, Field extends string, Row>(
  ctx: HttpContext,
  list: List<F, Field, Row>,
  asked: Record<string, string | undefined>
): Promise<{ filters: FilterValues<F>; errors: Record<string, string[]> }> {
  try {
    return { filters: await list.readFilters(asked, {}, ctx.auth.user), errors: {} }
  } catch (error) {
    if (!(error instanceof InvalidInputException)) throw error
    const errors = sayProblems(error.problems)
    const good = Object.entries(asked).filter(([name]) => !(name in errors))
    ctx.response.status(400)
    return { filters: await list.readFilters(Object.fromEntries(good), {}, ctx.auth.user), errors }
  }
}
