/** What somebody may be given by a command, from the least to the most. */
export const ROLES = ['moderator', 'lead', 'staff', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** What somebody is told that they are: staff are leads, who also keep the catalogue. */
export const SHOWN_ROLES = ['moderator', 'lead', 'admin'] as const
export type ShownRole = (typeof SHOWN_ROLES)[number]

export interface Rights {
  isStaff: boolean
  isSuperuser: boolean
  /** a member of the group Moderators */
  moderates: boolean
  /** a member of the group Moderation leads */
  leads: boolean
}

/** What somebody was given, in the words of commands. An admin is Django's superuser. */
export function rolesOf({ isStaff, isSuperuser, moderates, leads }: Rights): Role[] {
  const has = { moderator: moderates, lead: leads, staff: isStaff, admin: isSuperuser }
  return ROLES.filter((role) => has[role])
}

/** The same in the words of the API. */
export function shownRolesOf(rights: Rights): ShownRole[] {
  const roles = rolesOf(rights).map((role) => (role === 'staff' ? 'lead' : role))
  return SHOWN_ROLES.filter((role) => roles.includes(role))
}

/** The names of Django's groups that mean something here. */
export const GROUPS = { moderators: 'Moderators', leads: 'Moderation leads' } as const

/** From nobody in particular to an admin: who ranks higher is not decided about. */
export const RANKS = { none: 0, moderator: 1, lead: 2, admin: 3 } as const
export type Rank = (typeof RANKS)[keyof typeof RANKS]

/** Nobody decides about themselves, their own things, or somebody of higher rank. */
export const mayModerate = (
  by: { id: number | null; rank: Rank },
  subject: { id: number; rank: Rank }
) => by.rank >= RANKS.moderator && by.id !== subject.id && by.rank >= subject.rank
