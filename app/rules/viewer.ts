/** Who asks, as far as rights go: what policies, actions and throttles need of the signed-in account. */
export interface Viewer {
  id: number
  /** staff or superuser */
  isStaff: boolean
  /** staff, superuser, or a member of the group Moderators */
  isModerator: boolean
}
