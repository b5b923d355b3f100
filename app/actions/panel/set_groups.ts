import { noteChange } from '#actions/panel/note_change'
import { refuseUnlessAbove } from '#actions/moderation/refuse_unless_above'
import Group from '#models/group'
import User from '#models/user'
import { atomically } from '#db/atomically'
import type { By } from '#rules/audit'

interface Input {
  userId: number
  /** ids of all that they are to be in, but for those that are roles */
  groups: number[]
  by: By
}

/** Puts somebody into Django's groups and out of others. Those that mean a role are given as roles. */
export default class SetGroups {
  /** @throws E_ROW_NOT_FOUND, PermissionDeniedException */
  async handle({ userId, groups: wanted, by }: Input): Promise<void> {
    await atomically(async (client) => {
      const user = await User.query({ client }).where({ id: userId }).forUpdate().firstOrFail()
      await refuseUnlessAbove(by.viewer, userId, client)
      const all = await Group.query({ client })
        .whereNotIn('name', [Group.MODERATORS, Group.LEADS])
        .orderBy('name')
      const old = await user.related('groups').query()
      const isIn = (id: number) => old.some((group) => group.id === id)
      const fresh = all.filter(({ id }) => wanted.includes(id) && !isIn(id))
      const gone = all.filter(({ id }) => !wanted.includes(id) && isIn(id))
      if (fresh.length) await user.related('groups').attach(fresh.map(({ id }) => id))
      if (gone.length) await user.related('groups').detach(gone.map(({ id }) => id))
      const target = { type: 'user', id: userId, name: user.username }
      const after = given(named(fresh), 'joined')
      await noteChange(
        { by, deed: 'groups_changed', target, after: { ...after, ...given(named(gone), 'left') } },
        client
      )
    })
  }
}

const named = (groups: Group[]) => groups.map(({ name }) => name)
const given = (names: string[], how: string) => (names.length ? { [how]: names } : {})
