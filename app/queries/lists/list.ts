import { InvalidInputException } from '#exceptions/invalid_input_exception'
import { filterValidator, type Filters, type FilterValues } from '#queries/lists/filters'
import type { ListQuery } from '#queries/lists/list_query'
import type { Orderings } from '#queries/lists/orderings'
import { pageAtCursor } from '#queries/lists/page_at_cursor'
import { pageByNumber } from '#queries/lists/page_by_number'
import type { Found, IdPage, PagedList, Slice } from '#queries/lists/paged_list'
import type { View } from '#queries/lists/view'
import { mapValues } from '#support/map_values'
import type { Paging } from '#validators/page'

/** How the rows of a list are found and counted; PlainSource is made of a FROM and its conditions. */
export interface Source<Query> {
  /** the ids of a part of the list, in the query's ordering */
  find(query: Query, slice: Slice): Promise<Found>
  /** how many rows there are; unless the list is exact, only up to one more than the counting limit */
  count(query: Query): Promise<number>
  isExact(query: Query): boolean
}

export interface ListDeclaration<F extends Filters, Field extends string, Row> {
  filters: F
  orderings: Orderings<Field>
  source: Source<ListQuery<FilterValues<F>, Field>>
  /** names of the filters that name what is not there for the viewer: asked of empty lists only */
  unknownChoices?(query: ListQuery<FilterValues<F>, Field>): Promise<string[]>
  /** rows as the API shows them, in the order of their ids */
  rows(ids: number[], view: View): Promise<Row[]>
}

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
   * @throws InvalidInputException with every filter that is wrong
   */
  async readFilters(asked: Record<string, string | undefined>): Promise<FilterValues<F>> {
    // The validator is made of the filters' inputs, so this is what they make of it.
    return (await this.validator.validate(asked)) as FilterValues<F>
  }

  /**
   * A page with where it leads.
   *
   * @throws InvalidInputException when a filter names what is not there
   * @throws InvalidPageException, InvalidCursorException when there is no such page
   */
  async page(query: ListQuery<FilterValues<F>, Field>, paging: Paging, view: View) {
    const { ids, ...outline } = await this.#cut(query, paging)
    if (!ids.length) await this.#refuseUnknownChoices(query)
    return { outline, results: ids.length ? await this.declaration.rows(ids, view) : [] }
  }

  /** django-filter complains before the paginator does. */
  #cut(query: ListQuery<FilterValues<F>, Field>, { cursor, page, size }: Paging): Promise<IdPage> {
    const { source, orderings } = this.declaration
    const list: PagedList<Field> = {
      ordering: query.ordering,
      exact: source.isExact(query),
      find: (ordering, slice) => source.find({ ...query, ordering }, slice),
      count: () => source.count(query),
      hold: (values) => orderings.hold(query.ordering, values),
    }
    return cursor === undefined
      ? pageByNumber(list, { page, size })
      : pageAtCursor(list, { cursor, size })
  }

  /** As django-filter's ModelChoiceFilter does. Only an empty list can have been narrowed by such a choice. */
  async #refuseUnknownChoices(query: ListQuery<FilterValues<F>, Field>): Promise<void> {
    const unknown = (await this.declaration.unknownChoices?.(query)) ?? []
    if (!unknown.length) return
    throw new InvalidInputException(
      unknown.map((field) => ({ path: [field], code: 'filter_choice' }))
    )
  }
}
