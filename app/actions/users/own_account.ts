import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { UserNotFoundException } from '#exceptions/auth'
import User from '#models/user'

/** The account of whoever is signed in, which may have been erased since the request was let in. @throws UserNotFoundException */
export async function findSelf(id: number): Promise<User> {
  return there(await User.find(id))
}

/** The same, held in a transaction. @throws UserNotFoundException */
export async function holdSelf(id: number, client: TransactionClientContract): Promise<User> {
  return there(await User.hold(id, client))
}

/** The same, held so that nobody adds a row of theirs meanwhile. @throws UserNotFoundException */
export async function holdSelfAlone(id: number, client: TransactionClientContract): Promise<User> {
  return there(await User.query({ client }).where({ id }).forUpdate().first())
}

function there(user: User | null): User {
  if (!user) throw new UserNotFoundException()
  return user
}
