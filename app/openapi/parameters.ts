import type { InputValidator } from '#openapi/operation'

/** A parameter of the query that no validator refuses: nonsense falls back to the default. */
const lenient = (name: string, description: string, schema: object) => ({
  ...{ name, in: 'query', required: false },
  ...{ description, schema },
})

/** How a list is cut into numbered pages. */
const numbered = [
  lenient('page', 'A number from 1, or `last`', { type: 'string', pattern: '^([1-9]\\d*|last)$' }),
  lenient('page_size', 'Rows a page', { type: 'integer', minimum: 1, maximum: 100, default: 20 }),
]

/** How a list is ordered and cut, by page number or by cursor. */
const paging = (fields: string[]) => [
  lenient(
    'ordering',
    `By ${fields.join(', ')}; \`-\` in front for descending, several with commas`,
    {
      type: 'string',
    }
  ),
  ...numbered,
  {
    ...lenient('cursor', 'Where to go on, from `next` and `previous`; empty to begin', {
      type: 'string',
    }),
    allowEmptyValue: true,
  },
]

interface DocumentedList {
  validator: InputValidator
  hints: Record<string, string | undefined>
  orderings: { fields: string[] }
}

/** What the query of a list may hold, as its declaration says. */
export const listParameters = ({ validator, hints, orderings }: DocumentedList) => ({
  query: validator,
  hints,
  parameters: paging(orderings.fields),
})
