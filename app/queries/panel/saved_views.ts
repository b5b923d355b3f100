import sql from 'sql-template-tag'
import { select } from '#db/statements'
import { MAX_VIEWS } from '#rules/panel_lists'

export interface SavedView {
  id: number
  name: string
  query: string
}

/** How somebody wants to see a list again, by name. */
export const savedViews = (userId: number, list: string) =>
  select<SavedView>({
    name: 'panel_views',
    sql: sql`select id, name, query from panel_views where user_id = ${userId} and list = ${list}
      order by lower(name), id limit ${MAX_VIEWS}`,
  })
