import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import User from '#models/user'
import { hold } from '#db/advisory_keys'

/**
 * Whether nobody else is an admin. Of two admins who go at once the second waits for the first, and sees that they
 * went; it waits for a key and not for rows, as each of the two holds their own already.
 */
export async function isLastAdmin(
  { id }: User,
  client: TransactionClientContract
): Promise<boolean> {
  await hold('leaveAdmins', client)
  const other = await User.query({ client })
    .apply((scopes) => scopes.open())
    .where({ isSuperuser: true })
    .whereNot({ id })
    .first()
  return !other
}
