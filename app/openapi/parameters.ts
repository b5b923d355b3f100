/** A parameter of the query that no validator refuses: nonsense falls back to the default. */
const lenient = (name: string, description: string, schema: object) => ({
  ...{ name, in: 'query', required: false },
  ...{ description, schema },
})

/** How a list is ordered and cut, by page number or by cursor. */
export const paging = (fields: readonly string[]) => [
  lenient(
    'ordering',
    `By ${fields.join(', ')}; \`-\` in front for descending, at most two, with a comma`,
    { type: 'string' }
  ),
  lenient('page', 'A number from 1, or `last`', { type: 'string', pattern: '^([1-9]\\d*|last)$' }),
  lenient('page_size', 'Rows a page', { type: 'integer', minimum: 1, maximum: 100, default: 20 }),
  {
    ...lenient('cursor', 'Where to go on, from `next` and `previous`; empty to begin', {
      type: 'string',
    }),
    allowEmptyValue: true,
  },
]
