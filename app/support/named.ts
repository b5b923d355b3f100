const names = new WeakMap<object, string>()

/** Gives a schema or a validator its name in the OpenAPI document, which refers to it by that name. */
export function named<T extends object>(name: string, schema: T): T {
  names.set(schema, name)
  return schema
}

/** The name that {@link named} gave; undefined for everything else. */
export const nameOf = (value: unknown) => names.get(value as object)
