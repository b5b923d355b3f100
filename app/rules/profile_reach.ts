import type { Viewer } from '#rules/viewer'

/** Whether somebody may see all of an account, a private profile included: its owner and staff (contract §4). */
export const isProfileWithinReach = (userId: number, viewer?: Viewer | null): boolean =>
  Boolean(viewer && (viewer.isStaff || viewer.id === userId))
