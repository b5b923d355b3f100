/** The same keys, each value mapped. */
export const mapValues = <V, R>(record: Record<string, V>, map: (value: V) => R) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))
