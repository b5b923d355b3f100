import { paging } from '#openapi/parameters'
import type { FileField, InputValidator, Route } from '#routing/entry'
import { named, nameOf } from '#support/named'

interface InputSchema {
  properties: Record<string, object>
  required?: string[]
}

/** What the API parses bodies from; the validator is the same for all of them. */
const MULTIPART = 'multipart/form-data'
const BODY_TYPES = ['application/json', 'application/x-www-form-urlencoded', MULTIPART]

/** What stands in paths: an id, or what the segment before it names. */
const PATH_PARAMETERS: Record<string, { description: string; schema: object }> = {
  id: { description: 'Id of the row', schema: { type: 'integer', minimum: 0 } },
  image_id: { description: 'Id of the picture', schema: { type: 'integer', minimum: 0 } },
  categories: { description: 'Slug or id', schema: { type: 'string' } },
  tags: { description: 'Slug', schema: { type: 'string' } },
  users: { description: 'Id or username', schema: { type: 'string' } },
  media: { description: 'Name of the file, with slashes in it', schema: { type: 'string' } },
  errors: { description: 'Public code of an error', schema: { type: 'string' } },
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

/** The parameters of a route: those of its pattern, of its query's validator, and of a list. */
export function parameters({ pattern, query, hints = {}, orderedBy }: Route): object[] {
  const inPath = [...pattern.matchAll(/(\w+)\/(?::(\w+)|\*)/g)].map(
    ([, kind = '', name = 'name']) => ({
      ...{ name, in: 'path', required: true },
      ...(PATH_PARAMETERS[name] ?? PATH_PARAMETERS[kind]),
    })
  )
  return [...inPath, ...queryParameters(query, hints), ...(orderedBy ? paging(orderedBy) : [])]
}

function queryParameters(query: InputValidator | undefined, hints: NonNullable<Route['hints']>) {
  if (!query) return []
  const { properties, required = [] } = accepted(query)
  return Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: 'query', required: required.includes(name) },
    ...{ description: hints[name], schema },
  }))
}

export function requestBody({ body }: Route): object | undefined {
  if (!body) return undefined
  const media = { schema: accepted(body.validator), example: body.example }
  const types = body.files?.isRequired ? [] : BODY_TYPES
  const content = Object.fromEntries(types.map((type) => [type, media]))
  const form = body.files && { [MULTIPART]: { schema: withFiles(body.validator, body.files) } }
  return { required: true, content: { ...content, ...form } }
}

/** A form that brings files along, and what else the validator takes. */
function withFiles(validator: InputValidator, { name, isRequired, files, description }: FileField) {
  const { properties, required = [] } = accepted(validator)
  const file = { type: 'string', contentMediaType: 'application/octet-stream', format: 'binary' }
  const field = { type: 'array', items: file, maxItems: files, description }
  const all = isRequired ? [...required, name] : required
  return {
    ...{ type: 'object', properties: { ...properties, [name]: field } },
    ...(all.length ? { required: all } : {}),
  }
}
