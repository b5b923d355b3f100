import sql, { join } from 'sql-template-tag'
import { moment, text } from '#queries/lists/columns'
import { filter } from '#queries/lists/filters'
import { List } from '#queries/lists/list'
import { Orderings } from '#queries/lists/orderings'
import { keptCounts, PlainSource } from '#queries/lists/plain_source'
import { userRows } from '#queries/users/user_rows'
import { viewKind, visibleTo } from '#queries/users/visible'
import { likePattern } from '#rules/search_terms'
import { search } from '#validators/filters'

const counts = keptCounts(['users_user', 'users_userprofile'])

/** As the index vitrin_user_names has it; no term holds a line break. */
const NAMES = sql`vitrin_fold(u.username || E'\\n' || u.first_name || E'\\n' || u.last_name)`

const filters = {
  search: filter({
    input: search(),
    hint: 'Words, each of them in username, first or last name',
    condition: (terms) =>
      terms.length
        ? join(
            terms.map((term) => sql`${NAMES} like (select vitrin_fold(${likePattern(term)}))`),
            ' and '
          )
        : null,
  }),
}

/** Each with an index `(column, id)` on active users that is read both ways. */
const orderings = new Orderings(
  {
    username: text(sql`u.username`),
    date_joined: moment(sql`u.date_joined`),
  },
  sql`u.id`,
  [{ field: 'username', descending: false }]
)

/** Active users; a private profile is listed for its owner and for staff only. */
export const userList = new List({
  filters,
  orderings,
  source: new PlainSource({
    name: 'users',
    from: () => sql`users_user u left join users_userprofile f on f.user_id = u.id`,
    id: sql`u.id`,
    visibleTo: (viewer) => ({ condition: visibleTo(viewer), kind: viewKind(viewer) }),
    filters,
    orderings,
    hot: /^:/,
    counts,
  }),
  rows: userRows,
})
