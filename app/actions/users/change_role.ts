import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { noteEvent } from '#actions/security/note_event'
import { isLastAdmin } from '#actions/users/last_admin'
import Group from '#models/group'
import User from '#models/user'
import { findByHandle } from '#queries/users/find_by_handle'
import { atomically } from '#db/atomically'
import { rolesOf, type Role } from '#rules/roles'

interface Change {
  role: Role
  /** whether to give the role or to take it away */
  grant: boolean
}

interface Input extends Change {
  /** id, e-mail address or username */
  handle: string
  /** who gives or takes it: `cli:root` */
  actor: string
  /** why, in words */
  reason?: string
}

/** What came of it; the last three are refusals that changed nothing. */
export type RoleOutcome = 'changed' | 'unchanged' | 'inactive' | 'admin_is_staff' | 'last_admin'

/** Gives somebody a role, or takes it away. */
export default class ChangeRole {
  /**
   * @returns the account and its roles afterwards
   * @throws NotFoundException
   */
  async handle({ handle, ...input }: Input) {
    const { id } = await findByHandle(handle)
    return atomically(async (client) => {
      const user = await User.query({ client })
        .apply((scopes) => scopes.held())
        .where({ id })
        .preload('groups')
        .firstOrFail()
      const outcome = await change(user, input, client)
      if (outcome === 'changed') await noteEvent({ userId: id, ...told(input) }, client)
      await user.load('groups')
      return { user, roles: rolesOf(rightsOf(user)), outcome }
    })
  }
}

const told = ({ role, grant, actor, reason }: Omit<Input, 'handle'>) => ({
  type: grant ? ('role_granted' as const) : ('role_revoked' as const),
  actor,
  details: { role, ...(reason && { reason }) },
})

const rightsOf = ({ isStaff, isSuperuser, groups }: User) => ({
  isStaff,
  isSuperuser,
  moderates: groups.some(({ name }) => name === Group.MODERATORS),
  leads: groups.some(({ name }) => name === Group.LEADS),
})

async function change(
  user: User,
  { role, grant }: Change,
  client: TransactionClientContract
): Promise<RoleOutcome> {
  if (rolesOf(rightsOf(user)).includes(role) === grant) return 'unchanged'
  if (grant && !user.isOpen) return 'inactive'
  if (role === 'staff' && user.isSuperuser) return 'admin_is_staff'
  if (await isForbidden(user, { role, grant }, client)) return 'last_admin'
  await write[role](user, grant, client)
  return 'changed'
}

/** There is always somebody who may give roles. */
const isForbidden = async (
  user: User,
  { role, grant }: Change,
  client: TransactionClientContract
) => !grant && role === 'admin' && isLastAdmin(user, client)

const write: Record<
  Role,
  (user: User, grant: boolean, client: TransactionClientContract) => Promise<unknown>
> = {
  moderator: setMembership(Group.MODERATORS),
  lead: setMembership(Group.LEADS),
  staff: (user, grant) => user.merge({ isStaff: grant }).save(),
  admin: (user, grant) => user.merge({ isStaff: grant, isSuperuser: grant }).save(),
}

function setMembership(name: string) {
  return async (user: User, grant: boolean, client: TransactionClientContract) => {
    const group = await Group.firstOrCreate({ name }, {}, { client })
    if (grant) await user.related('groups').attach([group.id])
    else await user.related('groups').detach([group.id])
  }
}
