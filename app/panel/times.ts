import { DateTime } from 'luxon'

/** Times as somebody reads them, in their zone. */
export class Times {
  constructor(readonly zone: string) {}

  /** `27 Nov 2026, 14:05` */
  full(iso: string): string {
    return this.#read(iso).toFormat('d LLL yyyy, HH:mm')
  }

  /** `27 Nov`, with the year where it is another one */
  day(iso: string, now = DateTime.utc()): string {
    const time = this.#read(iso)
    return time.toFormat(time.year === now.year ? 'd LLL' : 'd LLL yyyy')
  }

  /** As a field of dates has it: `2026-11-27` */
  date(iso: string): string {
    return this.#read(iso).toFormat('yyyy-LL-dd')
  }

  clock(iso: string): string {
    return this.#read(iso).toFormat('HH:mm')
  }

  /** How many hours ago. */
  hours(iso: string, now = DateTime.utc()): number {
    return now.diff(this.#read(iso), 'hours').hours
  }

  /** How long ago: `5 min`, `3 h 12 min`, `4 d 2 h` */
  since(iso: string, now = DateTime.utc()): string {
    return span(now.diff(this.#read(iso), 'minutes').minutes)
  }

  /** How long it is until then, in the same words. */
  until(iso: string, now = DateTime.utc()): string {
    return span(this.#read(iso).diff(now, 'minutes').minutes)
  }

  #read(iso: string): DateTime {
    const time = DateTime.fromISO(iso.replace(' ', 'T').replace(/\+00$/, 'Z'), { zone: 'utc' })
    return time.setZone(this.zone)
  }
}

/** A number of minutes in words; two units are enough. */
export function span(minutes: number): string {
  const whole = Math.max(0, Math.floor(minutes))
  const [days, hours, rest] = [
    Math.floor(whole / 1440),
    Math.floor((whole % 1440) / 60),
    whole % 60,
  ]
  if (days) return hours ? `${days} d ${hours} h` : `${days} d`
  if (hours) return rest ? `${hours} h ${rest} min` : `${hours} h`
  return `${rest} min`
}
