import sql from 'sql-template-tag'

/** Keys of our advisory locks, each for one purpose; the first half tells them from those of others. */
export const advisoryKeys = {
  foldViews: sql`8653, 1`,
  foldCounts: sql`8653, 2`,
  forgetViewers: sql`8653, 3`,
  changeCategory: sql`8653, 4`,
  flushTokens: sql`8653, 5`,
  recount: sql`8653, 6`,
}
