import { InvalidCursorException, InvalidPageException } from '#exceptions/http'
import {
  InvalidInputException,
  refuseProblems,
  type FieldProblem,
} from '#exceptions/invalid_input_exception'
import { filterValidator, type Filters, type FilterValues } from '#queries/lists/filters'
import type { ListQuery } from '#queries/lists/list_query'
import type { Orderings } from '#queries/lists/orderings'
import { pageAtCursor } from '#queries/lists/page_at_cursor'
import { pageByNumber } from '#queries/lists/page_by_number'
import type { Found, IdPage, PagedList, Slice } from '#queries/lists/paged_list'
import type { View } from '#queries/lists/view'
import { mapValues } from '#support/map_values'
import type { Viewer } from '#rules/viewer'
import type { Paging } from '#validators/page'

/** How the rows of a list are found and counted; PlainSource is made of a FROM and its conditions. */
export interface Source<Q> {
  /** the ids of a part of the list, in the query's ordering */
  find(query: Q, slice: Slice): Promise<Found>
  /** how many rows there are; unless the list is exact, only up to one more than the counting limit */
  count(query: Q): Promise<number>
  isExact(query: Q): boolean
}

type Asked = Record<string, string | undefined>
type Query<F extends Filters, Field extends string> = ListQuery<FilterValues<F>, Field>

export interface ListDeclaration<F extends Filters, Field extends string, Row> {
  filters: F
  orderings: Orderings<Field>
  source: Source<Query<F, Field>>
  /** @throws PermissionDeniedException when a filter asks for what the viewer may not see */
  authorize?(filters: FilterValues<F>, viewer?: Viewer): Promise<void>
  /** names of the filters that name what is not there for the viewer: asked of empty lists only */
  unknownChoices?(filters: FilterValues<F>, viewer?: Viewer): Promise<string[]>
  /** rows as the API shows them, in the order of their ids */
  rows(ids: number[], view: View): Promise<Row[]>
}

const isNoPage = (error: unknown) =>
  error instanceof InvalidPageException || error instanceof InvalidCursorException

/** A list of a resource, declared once for the API, its document and the panel. */
export class List<F extends Filters, Field extends string, Row> {
  /** of the query's filters */
  readonly validator
  /** what the filters mean, for the document */
  readonly hints: Record<string, string | undefined>
  readonly orderings: Orderings<Field>

  constructor(private declaration: ListDeclaration<F, Field, Row>) {
    this.validator = filterValidator(declaration.filters)
    this.hints = mapValues(declaration.filters, ({ hint }) => hint)
    this.orderings = declaration.orderings
  }

  /**
   * The filters that somebody asks for.
   *
   * @param fixed - filters in place of theirs; whoever fixes them has asked whether the viewer may
   * @throws InvalidInputException with every filter that is wrong
   * @throws PermissionDeniedException when a filter asks for what the viewer may not see
   */
  async readFilters(
    asked: Asked,
    fixed: FilterValues<F>,
    viewer?: Viewer
  ): Promise<FilterValues<F>> {
    const filters = await this.#validated(asked, fixed, viewer)
    const chosen = { ...filters, ...mapValues(fixed, () => undefined) } as FilterValues<F>
    await this.declaration.authorize?.(chosen, viewer)
    return { ...filters, ...fixed }
  }

  /** Filters that name what is not there are told beside those that are wrong by themselves. */
  async #validated(asked: Asked, fixed: FilterValues<F>, viewer?: Viewer) {
    const good: FilterValues<F> = {}
    try {
      // The validator is made of the filters' inputs, so this is what they make of it.
      return (await this.validator.validate(asked, { meta: { good } })) as FilterValues<F>
    } catch (error) {
      if (!(error instanceof InvalidInputException)) throw error
      const unknown = await this.#unknownChoices({ ...good, ...fixed }, viewer)
      throw new InvalidInputException([...error.problems, ...unknown])
    }
  }

  /**
   * A page with where it leads.
   *
   * @throws InvalidInputException when a filter names what is not there
   * @throws InvalidPageException, InvalidCursorException when there is no such page
   */
  async page(query: Query<F, Field>, paging: Paging, view: View) {
    const { ids, ...outline } = await this.#cut(query, paging).catch(async (error: unknown) => {
      // django-filter complains before the paginator does.
      if (isNoPage(error)) await this.#refuseUnknownChoices(query)
      throw error
    })
    if (!ids.length) await this.#refuseUnknownChoices(query)
    return { outline, results: ids.length ? await this.declaration.rows(ids, view) : [] }
  }

  /** The ids of the first rows, and whether more follow. */
  async ids(query: Query<F, Field>, size: number): Promise<{ ids: number[]; hasMore: boolean }> {
    const { ids, next } = await pageAtCursor(this.#pagedList(query), { cursor: '', size })
    return { ids, hasMore: next !== null }
  }

  /** The first rows, with the count of all and the place behind the last of them, if more follow. */
  async head(query: Query<F, Field>, size: number, view: View) {
    const list = this.#pagedList(query)
    const [{ ids, next }, total] = await Promise.all([
      pageAtCursor(list, { cursor: '', size }),
      list.count(),
    ])
    return { total, next, results: ids.length ? await this.declaration.rows(ids, view) : [] }
  }

  async #cut(query: Query<F, Field>, { cursor, page, size }: Paging): Promise<IdPage> {
    const list = this.#pagedList(query)
    return cursor === undefined
      ? pageByNumber(list, { page, size })
      : pageAtCursor(list, { cursor, size })
  }

  #pagedList(query: Query<F, Field>): PagedList<Field> {
    const { source, orderings } = this.declaration
    return {
      ordering: query.ordering,
      exact: source.isExact(query),
      find: (ordering, slice) => source.find({ ...query, ordering }, slice),
      count: () => source.count(query),
      hold: (values) => orderings.hold(query.ordering, values),
    }
  }

  /** As django-filter's ModelChoiceFilter does. Only an empty list can have been narrowed by such a choice. */
  async #refuseUnknownChoices({ filters, viewer }: Query<F, Field>): Promise<void> {
    refuseProblems(await this.#unknownChoices(filters, viewer))
  }

  async #unknownChoices(filters: FilterValues<F>, viewer?: Viewer): Promise<FieldProblem[]> {
    const unknown = (await this.declaration.unknownChoices?.(filters, viewer)) ?? []
    return unknown.map((field) => ({ path: [field], code: 'filter_choice' }))
  }
}
