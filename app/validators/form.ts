/** Names and values, as JSON has them. */
export type Dictionary = Record<string, unknown>

/** What a validator's JSON schema says of one field. */
interface Field {
  type?: string | string[]
  enum?: unknown[]
  minLength?: number
  properties?: Record<string, Field>
  required?: string[]
}

/**
 * A form as the dictionary that JSON would have been, as DRF reads forms: a field that is no list has
 * the last of its values, and a blank is null where the field takes null, else "" where it takes
 * that, else absent where the field is optional. Fields that the schema does not know are left out.
 *
 * @param form - values by name; a name that came more than once has a list
 */
export function readForm(form: Dictionary, schema: object): Dictionary {
  const { properties = {}, required = [] } = schema as Field
  const entries = Object.entries(properties)
    .filter(([name]) => Object.hasOwn(form, name))
    .map(([name, field]) => [name, valueOf(form[name], field, required.includes(name))] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function valueOf(value: unknown, field: Field, required: boolean): unknown {
  if (is(field, 'array')) return [value].flat()
  const last = Array.isArray(value) ? value.at(-1) : value
  if (field.properties) return isDictionary(last) ? readForm(last, field) : undefined
  return last === '' ? blank(field, required) : last
}

/** A required field is given its blank, and says what is wrong with it. */
function blank(field: Field, required: boolean): '' | null | undefined {
  if (is(field, 'null')) return null
  return required || takesBlank(field) ? '' : undefined
}

const takesBlank = (field: Field) =>
  is(field, 'string') && !field.minLength && (field.enum?.includes('') ?? true)

const is = ({ type }: Field, wanted: string) => [type].flat().includes(wanted)

const isDictionary = (value: unknown): value is Dictionary =>
  typeof value === 'object' && value !== null
