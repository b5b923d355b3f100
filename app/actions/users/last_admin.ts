import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import User from '#models/user'

/** Whether nobody else is an admin. It holds all admins, so that two who go at once do not count on each other. */
export async function isLastAdmin(
  { id: userId }: User,
  client: TransactionClientContract
): Promise<boolean> {
  const admins = await User.query({ client })
    .apply((scopes) => scopes.held())
    .apply((scopes) => scopes.open())
    .where({ isSuperuser: true })
    .orderBy('id')
  return !admins.some(({ id }) => id !== userId)
}
