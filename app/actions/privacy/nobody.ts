import User from '#models/user'
import { unusablePassword } from '#credentials/passwords'

/** No validator takes them, so that nobody else can have them. */
const NAMES = { username: '[erased]', email: '[erased]@invalid' }

/** The account that tombstones of erased people belong to: nobody signs in by it, and nobody sees it. */
export async function nobody(): Promise<User> {
  const { username } = NAMES
  return User.firstOrCreate(
    { username },
    {
      ...{ ...NAMES, password: unusablePassword(), firstName: '', lastName: '' },
      ...{ isActive: false, isStaff: false, isSuperuser: false, isVerified: true },
    }
  )
}
