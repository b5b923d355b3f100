import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Target } from '#rules/moderation'

/** How things are, as an effect keeps it. */
export type State = Record<string, unknown>

/** One thing about a target that decisions change. What it was is enough to bring it back. */
export interface Aspect {
  /** Its owner changes it, too: what they changed since a decision stays when that is taken back. */
  isOwners?: true
  /**
   * Holds the rows until the transaction ends.
   *
   * @param of - a state of it, or what is wanted; some name a part of the target
   * @returns null when there is nothing to decide about any more
   */
  read(target: Target, client: TransactionClientContract, of: State): Promise<State | null>
  /** @returns how things are now, where it is not what was wanted */
  write(target: Target, state: State, client: TransactionClientContract): Promise<State | void>
  /** What follows from it; done last in the transaction. */
  follow?(target: Target, client: TransactionClientContract): Promise<void>
}
