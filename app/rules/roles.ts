/** What somebody may be given by a command, from the least to the most. */
export const ROLES = ['moderator', 'staff', 'admin'] as const
export type Role = (typeof ROLES)[number]

export interface Rights {
  isStaff: boolean
  isSuperuser: boolean
  /** a member of the group Moderators */
  moderates: boolean
}

/** An admin is Django's superuser. */
export function rolesOf({ isStaff, isSuperuser, moderates }: Rights): Role[] {
  const has = { moderator: moderates, staff: isStaff, admin: isSuperuser }
  return ROLES.filter((role) => has[role])
}
