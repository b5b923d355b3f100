const ANY_KEY = '^.*$'

/**
 * The same schema in words that generators of clients know: of a list of words that they are strings,
 * of a record what its values are. TypeBox leaves the first out and writes a pattern of keys for the second.
 */
export function legible(part: unknown): unknown {
  if (typeof part !== 'object' || part === null) return part
  if ('enum' in part && !('type' in part) && areWords(part.enum)) return { type: 'string', ...part }
  return 'patternProperties' in part ? record(part) : part
}

const areWords = (values: unknown) =>
  Array.isArray(values) && values.every((value) => typeof value === 'string')

function record({ patternProperties, ...rest }: { patternProperties: unknown }) {
  const { [ANY_KEY]: values, ...others } = Object(patternProperties) as Record<string, unknown>
  return Object.keys(others).length || !values
    ? { patternProperties, ...rest }
    : { ...rest, additionalProperties: values }
}
