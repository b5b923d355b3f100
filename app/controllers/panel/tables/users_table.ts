import { deskUserList, userFacets } from '#queries/panel/users/desk_user_list'
import {
  badge,
  declareTable,
  link,
  number,
  plain,
  time,
  type Tone,
} from '#controllers/panel/tables/table'
import { words } from '#panel/words'
import type { UserState } from '#queries/panel/users/user_state'

const { roles, states } = words.tables.users

const TONES: Record<UserState, Tone> = {
  ...({ open: 'ok', suspended: 'warn', banned: 'no', leaving: 'warn', closed: '' } as const),
}

export const userState = (state: UserState) => badge(states[state], TONES[state])

export const usersTable = declareTable({
  name: 'users',
  list: deskUserList,
  facets: userFacets,
  hasDates: true,
  subject: ({ id, rank }) => ({ id, rank }),
  isExportable: true,
  bulk: [
    { name: 'warn' },
    { name: 'suspend', tone: 'no' },
    { name: 'ban', tone: 'no' },
    { name: 'lift', tone: 'ok' },
  ],
  columns: [
    {
      name: 'username',
      sort: 'username',
      cells: ({ id, username }) => [link(`@${username}`, `/admin/users/${id}`)],
    },
    { name: 'name', cells: ({ name }) => [plain(name)] },
    { name: 'state', cells: ({ state }) => [userState(state)] },
    { name: 'roles', cells: (row) => row.roles.map((role) => badge(roles[role], 'info')) },
    { name: 'products', isNumber: true, cells: (row) => [number(row.products_count)] },
    { name: 'joined', sort: 'date_joined', cells: (row) => [time(row.date_joined)] },
    { name: 'seen', cells: (row) => [time(row.last_login)] },
  ],
  controls: [
    { name: 'search', kind: 'search' },
    { name: 'state', kind: 'choice', choices: () => Object.entries(states) },
    { name: 'role', kind: 'choice', choices: () => Object.entries(roles) },
  ],
})
