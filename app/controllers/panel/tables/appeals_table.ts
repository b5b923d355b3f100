import { badge, declareTable, link, plain, time, type Tone } from '#controllers/panel/tables/table'
import { words } from '#panel/words'
import {
  appealFacets,
  type DeskAppeal,
  deskAppealList,
} from '#queries/panel/appeals/desk_appeal_list'

const { states } = words.tables.appeals

const TONES: Record<DeskAppeal['state'], Tone> = {
  ...({ open: 'warn', upheld: '', overturned: 'no' } as const),
}

const did = ({ effects }: DeskAppeal) => effects.map((kind) => words.effects[kind]).join(', ')

export const appealsTable = declareTable({
  name: 'appeals',
  list: deskAppealList,
  facets: appealFacets,
  hasDates: true,
  columns: [
    { name: 'decision', cells: (row) => [link(did(row), `/admin/queue/${row.case_id}`)] },
    { name: 'author', cells: (row) => [link(`@${row.username}`, `/admin/users/${row.user_id}`)] },
    { name: 'text', cells: ({ text }) => [plain(text)] },
    { name: 'state', cells: ({ state }) => [badge(states[state], TONES[state])] },
    { name: 'created', sort: 'created_at', cells: (row) => [time(row.created_at)] },
  ],
  controls: [
    { name: 'state', kind: 'choice', choices: () => Object.entries(states) },
    { name: 'author', kind: 'text', suggests: 'users' },
  ],
})
