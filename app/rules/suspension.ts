/** Somebody who may read and not write for some time. */
export interface Suspension {
  /** ISO 8601, in UTC */
  until: string
  reason: string
}
