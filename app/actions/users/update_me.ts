import { DateTime } from 'luxon'
import { askForPlacing } from '#actions/files/ask_for_placing'
import ClaimNames from '#actions/users/claim_names'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import User from '#models/user'
import UserProfile from '#models/user_profile'
import { atomically } from '#db/atomically'
import { databaseFault } from '#db/database_fault'
import { given } from '#support/given'

interface ProfileFields {
  bio?: string
  location?: string
  website?: string
  phone?: string
  /** YYYY-MM-DD */
  birth_date?: string | null
  gender?: string
  is_private?: boolean
}

interface Input {
  userId: number
  username?: string
  first_name?: string
  last_name?: string
  profile?: ProfileFields
}

/** Changes one's own account and profile; a profile that Django never made is made. */
export default class UpdateMe {
  /** @throws InvalidInputException when the username is another's */
  async handle({ userId, username, first_name, last_name, profile }: Input): Promise<void> {
    const names = given({ username, firstName: first_name, lastName: last_name })
    await atomically(async (client) => {
      const user = await User.holdOrFail(userId, client)
      if (username !== undefined && username !== user.username)
        refuseProblems(await new ClaimNames().handle({ userId, username }, client))
      await user.merge(names).save()
      if (profile) await UserProfile.updateOrCreate({ userId }, columns(profile), { client })
      if (profile?.is_private !== undefined) await askForPlacing({ userId }, client)
    }).catch((error: unknown) => {
      if (databaseFault(error) !== 'unique') throw error
      refuseProblems([{ path: ['username'], code: 'unique_username' }])
    })
  }
}

function columns({ birth_date, is_private, ...texts }: ProfileFields) {
  const birthDate = birth_date ? DateTime.fromISO(birth_date, { zone: 'utc' }) : birth_date
  return given({ ...texts, isPrivate: is_private, birthDate }) as Partial<UserProfile>
}
