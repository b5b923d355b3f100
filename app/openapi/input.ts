import type { InputValidator, Operation } from '#openapi/operation'
import { named, nameOf } from '#support/named'

interface InputSchema {
  properties: Record<string, object>
  required?: string[]
}

/** What the API parses bodies from; the validator is the same for all of them. */
const BODY_TYPES = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data']

/** What stands in paths, by the name of the parameter in the route's pattern. */
const PATH_PARAMETERS: Record<string, object> = {
  id: { description: 'Id of the row', schema: { type: 'integer', minimum: 0 } },
  key: { description: 'Slug, or id of a category', schema: { type: 'string' } },
  code: { description: 'Public code of an error', schema: { type: 'string' } },
}

const schemas = new Map<InputValidator, InputSchema>()

/** What a validator takes, one object for each validator, so that it can be referred to. */
export function accepted(validator: InputValidator): InputSchema {
  const known = schemas.get(validator) ?? opened(validator)
  schemas.set(validator, known)
  return known
}

/** Vine calls a schema closed that lets unknown keys pass, and writes `required` when it is empty. */
function opened(validator: InputValidator): InputSchema {
  const open = (key: string, value: unknown) =>
    (key === 'additionalProperties' && value === false) ||
    (key === 'required' && Array.isArray(value) && !value.length)
      ? undefined
      : value
  const schema = JSON.parse(JSON.stringify(validator.toJSONSchema(), open)) as InputSchema
  const name = nameOf(validator)
  return name ? named(name, schema) : schema
}

/** The parameters of a route: those of its pattern, then those that its query's validator knows. */
export function parameters(pattern: string, operation: Operation): object[] {
  const { parameters: others = [] } = operation
  const inPath = [...pattern.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    ...PATH_PARAMETERS[name],
  }))
  return [...inPath, ...queryParameters(operation), ...others]
}

function queryParameters({ query, hints = {} }: Operation): object[] {
  if (!query) return []
  const { properties, required = [] } = accepted(query)
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    description: hints[name],
    schema,
  }))
}

export function requestBody({ body }: Operation): object | undefined {
  if (!body) return undefined
  const media = { schema: accepted(body.validator), example: body.example }
  return { required: true, content: Object.fromEntries(BODY_TYPES.map((type) => [type, media])) }
}
