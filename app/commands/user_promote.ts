import { args, flags } from '@adonisjs/core/ace'
import type { RoleOutcome } from '#actions/users/change_role'
import { CommandFailure, EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'
import { ROLES, type Role } from '#rules/roles'

const REFUSALS: Partial<Record<RoleOutcome, string>> = {
  inactive: 'this account is not active and cannot sign in',
  admin_is_staff: 'an admin is staff: use --role=admin',
  last_admin: 'this is the last admin: promote somebody else first',
}

export default class UserPromote extends VitrinCommand {
  static commandName = 'user:promote'
  static description = 'Give somebody a role'
  static help = ['Exit code 4 when nobody is found, 1 when the account is not active.']
  /** Whether the role is given or taken away. */
  protected grants = true

  @args.string({ description: 'Id, e-mail address or username' })
  declare user: string

  @flags.string({ description: `One of ${ROLES.join(', ')}` })
  declare role: string

  @flags.string({ description: 'Why, for the record' })
  declare reason: string

  protected async perform() {
    const role = readRole(this.role)
    const { default: ChangeRole } = await import('#actions/users/change_role')
    const { user: handle, grants: grant, actor, reason } = this
    const change = { handle, role, grant, actor, reason }
    const { user, roles, outcome } = await new ChangeRole().handle(change)
    const refusal = REFUSALS[outcome]
    if (refusal) throw new CommandFailure(refusal)
    const changed = outcome === 'changed'
    const { id, username, email } = user
    this.print({ id, username, email, roles, changed }, [])
    const has = `${username} <${email}> is ${roles.join(', ') || 'a member'}`
    if (!this.json) this.say(changed ? `${has} now` : `${has} already`)
  }
}

/** @throws CommandFailure for anything that is no role, nothing included */
export function readRole(text: string | undefined): Role {
  const role = ROLES.find((known) => known === text)
  if (!role) throw new CommandFailure(`--role is one of ${ROLES.join(', ')}`, EXIT.usage)
  return role
}
