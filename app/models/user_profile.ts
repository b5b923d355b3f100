import { UsersUserprofileSchema } from '#database/schema'

export default class UserProfile extends UsersUserprofileSchema {
  static table = 'users_userprofile'
}
