/** The same values under some of the keys. */
export function pick<T extends object, K extends keyof T>(
  values: T,
  keys: readonly K[]
): Pick<T, K> {
  const picked = {} as Pick<T, K>
  for (const key of keys) picked[key] = values[key]
  return picked
}
