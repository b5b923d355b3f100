import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import type { Aspect } from '#actions/moderation/aspects/aspect'
import { solePicture } from '#actions/pictures/sole_picture'
import ClaimNames from '#actions/users/claim_names'
import MediaFile from '#models/media_file'
import MediaRemoval from '#models/media_removal'
import User from '#models/user'
import UserProfile from '#models/user_profile'
import { holdFolder } from '#db/advisory_keys'
import { enqueue } from '#queue/enqueue'
import { deleteFiles } from '#queue/files'
import { folderOf } from '#rules/file_owner'
import { UNDO_SECONDS } from '#rules/moderation'
import type { StoredPicture } from '#rules/stored_picture'

/** A row of `media_files`. */
type StoredFile = Record<string, unknown>

/** What somebody shows of themselves, with the rows of their picture's files. */
export interface ProfileState {
  username: string
  first_name: string
  last_name: string
  bio: string
  location: string
  website: string
  avatar: string
  avatar_picture: StoredPicture | null
  files: StoredFile[]
}

const TEXTS = ['bio', 'location', 'website'] as const

/** What somebody shows of themselves. Files of a picture that goes are kept until nothing can be undone. */
export const profile: Aspect = {
  isOwners: true,
  async read({ id }, client) {
    await holdFolder(folderOf({ userId: id }), client)
    const user = await User.hold(id, client)
    if (!user) return null
    const { name, picture } = await solePicture({ userId: id }, client)
    const shown = await UserProfile.findByOrFail({ userId: id }, { client })
    const files = await MediaFile.query({ client }).where({ userId: id }).pojo<StoredFile>()
    return {
      username: user.username,
      ...{ first_name: user.firstName, last_name: user.lastName },
      ...Object.fromEntries(TEXTS.map((text) => [text, shown[text]])),
      ...{ avatar: name, avatar_picture: picture, files },
    }
  },
  async write({ id }, state, client) {
    const wanted = state as unknown as ProfileState
    const user = await User.holdOrFail(id, client)
    const username = await freeName(user, wanted.username, client)
    await user.merge({ username, firstName: wanted.first_name, lastName: wanted.last_name }).save()
    await UserProfile.query({ client })
      .where({ userId: id })
      .update(Object.fromEntries(TEXTS.map((text) => [text, wanted[text]])))
    await writePicture(id, wanted, client)
    return { ...state, username }
  },
}

/** The wanted name, or what the account is called now when somebody else has taken it. */
async function freeName(user: User, username: string, client: TransactionClientContract) {
  const taken = await new ClaimNames().handle({ userId: user.id, username }, client)
  return taken.length ? user.username : username
}

async function writePicture(
  userId: number,
  { avatar, avatar_picture, files }: ProfileState,
  client: TransactionClientContract
) {
  const { name, save } = await solePicture({ userId }, client)
  if (name === avatar) return
  const gone = await MediaFile.query({ client }).where({ userId }).select('name')
  await save(avatar, avatar_picture)
  await MediaFile.query({ client }).where({ userId }).delete()
  await keepForNow(
    gone.map((file) => file.name),
    client
  )
  if (files.length) await client.insertQuery().table(MediaFile.table).multiInsert(files)
}

/** A minute, in which the decision may be undone. */
async function keepForNow(names: string[], client: TransactionClientContract) {
  const due = DateTime.utc().plus({ seconds: UNDO_SECONDS })
  await MediaRemoval.query({ client })
    .whereIn('name', names)
    .where('dueAt', '<', due.toISO()!)
    .update({ due_at: due.toISO() })
  await enqueue(deleteFiles, {}, { client, afterSeconds: UNDO_SECONDS + 1 })
}
