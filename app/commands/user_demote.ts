import UserPromote from '#commands/user_promote'

export default class UserDemote extends UserPromote {
  static commandName = 'user:demote'
  static description = 'Take a role away from somebody'
  static help = ['Exit code 4 when nobody is found, 1 for the last admin, who keeps the role.']
  protected grants = false
}
