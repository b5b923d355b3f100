const UNITS: Record<string, number> = { m: 1 / 60, h: 1, d: 24 }

/** A time span such as `90m`, `24h` or `7d` in hours; undefined for anything else. */
export function hoursIn(text: string): number | undefined {
  const [, count, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? []
  return count && unit ? Number(count) * UNITS[unit]! : undefined
}
