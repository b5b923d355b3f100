import { RANKS, type Rank } from '#rules/roles'
import type { Viewer } from '#rules/viewer'

/** Who decides: a person, or a command. */
export interface Moderator {
  /** null for a command */
  id: number | null
  rank: Rank
  /** for the log: `user:5`, `cli:root` */
  actor: string
}

export const moderatorOf = ({ id, rank }: Viewer): Moderator => ({ id, rank, actor: `user:${id}` })

/** @param actor - of a command: `cli:root` */
export const operator = (actor: string): Moderator => ({ id: null, rank: RANKS.admin, actor })
