import {
  badge,
  declareTable,
  link,
  plain,
  time,
  type Choice,
  type Tone,
} from '#controllers/panel/tables/table'
import { words } from '#panel/words'
import { reasonList } from '#queries/moderation/reason_list'
import { deskReportList, reportFacets } from '#queries/panel/reports/desk_report_list'
import type { DeskReport } from '#queries/panel/reports/desk_report_rows'

const { states } = words.tables.reports

const TONES: Record<DeskReport['state'], Tone> = {
  ...({ open: 'warn', upheld: 'ok', declined: '', repeated: '' } as const),
}

const record = ({ decided, upheld }: DeskReport) =>
  plain(decided ? words.kase.record(upheld, decided) : words.kase.firstReport)

async function reasonChoices(): Promise<Choice[]> {
  const all = await reasonList()
  return all.map(({ key, label }) => [key, label])
}

export const reportsTable = declareTable({
  name: 'reports',
  list: deskReportList,
  facets: reportFacets,
  hasDates: true,
  columns: [
    {
      name: 'target',
      cells: (row) => [
        link(words.kase.title(row.kind, row.target_id), `/admin/queue/${row.case_id}`),
      ],
    },
    { name: 'reason', cells: ({ reason }) => [plain(reason)] },
    { name: 'description', cells: ({ description }) => [plain(description)] },
    { name: 'record', cells: (row) => [record(row)] },
    { name: 'state', cells: ({ state }) => [badge(states[state], TONES[state])] },
    { name: 'created', sort: 'created_at', cells: (row) => [time(row.created_at)] },
  ],
  controls: [
    { name: 'state', kind: 'choice', choices: () => Object.entries(states) },
    { name: 'kind', kind: 'choice', choices: () => Object.entries(words.queue.kinds) },
    {
      ...{ name: 'reason', kind: 'choice' },
      choices: reasonChoices,
    },
  ],
})
