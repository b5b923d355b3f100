import { MANY_BANS } from '#rules/moderation'
import { RANKS, type Rank } from '#rules/roles'

/** Whether somebody may do something to so many at once: many are banned by leads alone. */
export const mayDoToMany = (kinds: string[], { count, rank }: { count: number; rank: Rank }) =>
  !kinds.includes('ban') || count <= MANY_BANS || rank >= RANKS.lead
