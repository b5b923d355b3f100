import { NotFoundException } from '#exceptions/http'
import { findByLogin } from '#queries/users/find_by_login'
import User from '#models/user'

/**
 * The account that an operator names by id, e-mail address or username. Digits mean an id, as in paths.
 *
 * @throws NotFoundException when there is none, or two that differ in case alone
 */
export async function findByHandle(handle: string): Promise<User> {
  const user = /^\d{1,15}$/.test(handle)
    ? await User.find(Number(handle))
    : await findByLogin({ key: 'username', value: handle })
  if (!user) throw new NotFoundException()
  return user
}
