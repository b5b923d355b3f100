/** Lists of the panel that can be saved as views, by the ends of their addresses. */
export const SAVED_LISTS = [
  ...(['queue', 'reports', 'appeals', 'products', 'comments', 'users', 'tags', 'audit'] as const),
] as const
export type SavedList = (typeof SAVED_LISTS)[number]

/** Of one person and one list. */
export const MAX_VIEWS = 20
