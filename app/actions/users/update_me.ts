import { DateTime } from 'luxon'
import { askForPlacing } from '#actions/files/ask_for_placing'
import { noteHits } from '#actions/screening/note_hits'
import { hitsOfNew, refuseHits, screened } from '#actions/screening/screened'
import ClaimNames from '#actions/users/claim_names'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import type { FoundHit } from '#actions/screening/find_hits'
import { holdSelf } from '#actions/users/own_account'
import UserProfile from '#models/user_profile'
import { storedAccount } from '#queries/users/stored_account'
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
  isModerator: boolean
  username?: string
  first_name?: string
  last_name?: string
  profile?: ProfileFields
}

/** Changes one's own account and profile; a profile that Django never made is made. */
export default class UpdateMe {
  /**
   * @throws InvalidInputException when the username is another's
   * @throws ContentRefusedException when a rule of the moderators does not take a new text
   */
  handle(input: Input): Promise<void> {
    const { userId, isModerator } = input
    const texts = textsOf(input)
    const author = { id: userId, isModerator }
    return screened({ target: 'user', texts, author, isEdit: true }, async (hits) => {
      const news = hits.length ? hitsOfNew(hits, texts, await storedAccount(userId)) : []
      refuseHits(news)
      await this.#change(input, news)
    })
  }

  async #change(
    { userId, username, first_name, last_name, profile }: Input,
    hits: FoundHit[]
  ): Promise<void> {
    const names = given({ username, firstName: first_name, lastName: last_name })
    await atomically(async (client) => {
      const user = await holdSelf(userId, client)
      if (username !== undefined && username !== user.username)
        refuseProblems(await new ClaimNames().handle({ userId, username }, client))
      await user.merge(names).save()
      if (profile) await UserProfile.updateOrCreate({ userId }, columns(profile), { client })
      if (hits.length)
        await noteHits({ target: { kind: 'user', id: userId }, subjectId: userId, hits }, client)
      if (profile?.is_private !== undefined) await askForPlacing({ userId }, client)
    }).catch((error: unknown) => {
      if (databaseFault(error) !== 'unique') throw error
      refuseProblems([{ path: ['username'], code: 'unique_username' }])
    })
  }
}

/** What everybody reads of it, by field. */
function textsOf({ username, first_name, last_name, profile }: Input) {
  const { bio, location, website } = profile ?? {}
  const shown = { 'profile.bio': bio, 'profile.location': location, 'profile.website': website }
  return given({ username, first_name, last_name, ...shown }) as Record<string, string>
}

function columns({ birth_date, is_private, ...texts }: ProfileFields) {
  const birthDate = birth_date ? DateTime.fromISO(birth_date, { zone: 'utc' }) : birth_date
  return given({ ...texts, isPrivate: is_private, birthDate }) as Partial<UserProfile>
}
