import sql, { join, type Sql } from 'sql-template-tag'
import { moment, text } from '#queries/lists/columns'
import { filter } from '#queries/lists/filters'
import { List } from '#queries/lists/list'
import { Orderings } from '#queries/lists/orderings'
import { keptCounts, PlainSource } from '#queries/lists/plain_source'
import { facetsOf } from '#queries/panel/facet_counts'
import { within } from '#queries/panel/periods'
import { deskUserRows } from '#queries/panel/users/desk_user_rows'
import { USER_NAMES } from '#queries/panel/users/user_names'
import { USER_STATE, USER_STATES } from '#queries/panel/users/user_state'
import { LEADS, MODERATES } from '#queries/users/rank'
import { likePattern } from '#rules/search_terms'
import { ROLES } from '#rules/roles'
import { aPeriod, aWord } from '#validators/desk_filters'
import { search } from '#validators/filters'

const HAS_ROLE = {
  moderator: MODERATES,
  lead: LEADS,
  staff: sql`u.is_staff`,
  admin: sql`u.is_superuser`,
}

const filters = {
  search: filter({
    input: search(),
    condition: (terms) => (terms.length ? join(terms.map(named), ' and ') : null),
  }),
  role: filter({ input: aWord(ROLES), condition: (role) => HAS_ROLE[role] }),
  state: filter({ input: aWord(USER_STATES), condition: (state) => sql`${USER_STATE} = ${state}` }),
  created: filter({ input: aPeriod(), condition: (period) => within(sql`u.date_joined`, period) }),
}

function named(term: string): Sql {
  return sql`${USER_NAMES} like (select vitrin_fold(${likePattern(term)}))`
}

const orderings = new Orderings(
  { username: text(sql`u.username`), date_joined: moment(sql`u.date_joined`) },
  sql`u.id`,
  [{ field: 'date_joined', descending: true }]
)

const FROM = sql`users_user u`

/** Every account, whatever its state. */
export const deskUserList = new List({
  filters,
  orderings,
  source: new PlainSource({
    name: 'desk_users',
    from: () => FROM,
    id: sql`u.id`,
    visibleTo: () => ({ condition: sql`true`, kind: 'desk' }),
    filters,
    orderings,
    hot: /^:/,
    counts: keptCounts(['users_user', 'users_user_groups']),
  }),
  rows: deskUserRows,
})

/** Some people have several roles. */
const roles = ROLES.map((role) => sql`case when ${HAS_ROLE[role]} then ${role}::text end`)

export const userFacets = facetsOf({
  ...{ from: FROM, filters },
  values: { state: USER_STATE, role: roles },
})
