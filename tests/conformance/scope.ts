import type { Case } from './run.mjs'

/** A group whose routes are not there yet. */
const LATER_GROUPS = ['comments']

/** Cases of other groups that ask those routes. */
const LATER_CASES = [
  'pagination/comments-list',
  'filters/comments-by-user',
  'filters/comments-by-parent',
  'ordering/comments-created',
]

export const isInScope = ({ group, id }: Case): boolean =>
  !LATER_GROUPS.includes(group) && !LATER_CASES.includes(id)

/** These want the throttles on, all others want them off. */
export const isThrottling = ({ group }: Case): boolean => group === 'throttle'
