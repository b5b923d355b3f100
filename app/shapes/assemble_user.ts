import type { MediaBases } from '#shapes/assemble_image'
import { assemblePicture } from '#shapes/picture'
import type { PublicProfile, User, UserDetail } from '#shapes/user'
import { isoTime } from '#support/iso_time'
import { mediaUrl } from '#rules/media_url'
import type { StoredPicture } from '#rules/stored_picture'

/** A profile as it is stored, with names of files in place of addresses. */
export type StoredFace<Profile extends PublicProfile> = Omit<Profile, 'avatar_picture'> & {
  avatar_picture: StoredPicture | null
}

/** A row of #queries/users/user_columns: times and the names of files as they are stored. */
export type StoredUser<Row extends User | UserDetail> = Omit<Row, 'profile'> & {
  profile: StoredFace<PublicProfile> | null
}

/** What lists and details show of somebody alike. */
export const assembleUser = <Row extends User | UserDetail>(
  row: StoredUser<Row>,
  bases: MediaBases
) => ({
  ...row,
  date_joined: isoTime(row.date_joined),
  profile: row.profile && withAvatar(row.profile, bases),
})

/** Files of a private profile lie in no public place, whatever is set. */
export function withAvatar<Profile extends PublicProfile>(
  profile: StoredFace<Profile>,
  { mediaBase, ownMedia }: MediaBases
) {
  const base = profile.is_private ? ownMedia : mediaBase
  const avatar = mediaUrl(base, profile.avatar)
  return { ...profile, avatar, avatar_picture: assemblePicture(profile.avatar_picture, base) }
}
