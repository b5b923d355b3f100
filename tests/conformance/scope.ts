import type { Case } from './run.mjs'

/** Groups whose routes come with comments, categories and tags. */
const LATER_GROUPS = ['comments', 'categories', 'tags']

/** Cases of other groups that ask those routes. */
const LATER_CASES = [
  'pagination/comments-list',
  'filters/comments-by-user',
  'filters/comments-by-parent',
  'ordering/comments-created',
  'http/patch-categories-anonymous',
]

export const isInScope = ({ group, id }: Case): boolean =>
  !LATER_GROUPS.includes(group) && !LATER_CASES.includes(id)

/** These want the throttles on, all others want them off. */
export const isThrottling = ({ group }: Case): boolean => group === 'throttle'
