/** Which other things of an author a decision sweeps: those that wait in the queue, or those of the last days. */
export const SWEEP_SCOPES = ['open', 'day', 'week', 'month'] as const
export type SweepScope = (typeof SWEEP_SCOPES)[number]

/** What becomes of each. */
export const SWEEP_DEEDS = ['hide', 'remove'] as const

export interface Sweep {
  scope: SweepScope
  deed: (typeof SWEEP_DEEDS)[number]
}

export const SWEEP_DAYS: Record<Exclude<SweepScope, 'open'>, number> = {
  ...{ day: 1, week: 7, month: 30 },
}
