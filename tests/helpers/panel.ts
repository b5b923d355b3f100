import db from '@adonisjs/lucid/services/db'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import Group from '#models/group'
import type User from '#models/user'
import { Visitor } from '#tests/helpers/visitor'

export const PANEL_ROLES = ['nobody', 'member', 'moderator', 'lead', 'staff', 'admin'] as const
export type PanelRole = (typeof PANEL_ROLES)[number]

/** Somebody with a role, signed in to the panel as far as the role allows. */
export async function enter(role: Exclude<PanelRole, 'nobody'>) {
  const user = await UserFactory.create()
  await give(user, role)
  const visitor = new Visitor()
  const signedIn = await visitor.submit('/admin/sign-in', { email: user.email, password: PASSWORD })
  return { user, visitor, signedIn }
}

async function give(user: User, role: PanelRole): Promise<void> {
  if (role === 'staff') await user.merge({ isStaff: true }).save()
  if (role === 'admin') await user.merge({ isStaff: true, isSuperuser: true }).save()
  if (role !== 'moderator' && role !== 'lead') return
  const name = role === 'lead' ? Group.LEADS : Group.MODERATORS
  const group = await Group.firstOrCreate({ name })
  await user.related('groups').attach([group.id])
}

/** Makes the proof of every session older than it may be. */
export async function age(): Promise<void> {
  await db.rawQuery(
    `update web_sessions set data = regexp_replace(data, '"proven":\\d+', '"proven":1')`
  )
}
