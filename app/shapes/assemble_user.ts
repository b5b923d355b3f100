import type { PublicProfile, User, UserDetail } from '#shapes/user'
import { isoTime } from '#support/iso_time'
import { mediaUrl } from '#rules/media_url'

/** A row of #queries/users/user_columns: times and the avatar's name as they are stored. */
type Stored = Omit<User, 'products_count'>

/** What lists and details show of somebody alike. */
export function assembleUser<Row extends User | UserDetail>(row: Row, mediaBase: string): Row {
  return { ...row, ...publicFace(row, mediaBase) }
}

const publicFace = ({ date_joined: joined, profile }: Stored, mediaBase: string) => ({
  date_joined: isoTime(joined),
  profile: profile && withAvatar(profile, mediaBase),
})

const withAvatar = (profile: PublicProfile, mediaBase: string): PublicProfile => ({
  ...profile,
  avatar: mediaUrl(mediaBase, profile.avatar),
})
