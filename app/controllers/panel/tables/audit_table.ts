import { cut, declareTable, link, moment, plain, type Cell } from '#controllers/panel/tables/table'
import { words } from '#panel/words'
import {
  AUDIT_TARGETS,
  type Audited,
  auditFacets,
  auditList,
} from '#queries/panel/audit/audit_list'

const PLACES: Record<string, string> = {
  ...{ product: 'products', comment: 'comments', user: 'users' },
  ...{ category: 'categories', tag: 'tags' },
}

/** A command has no username: `cli:root`. */
function nameOf(who: string): string {
  if (!who) return words.history.somebody
  return who.includes(':') ? who : `@${who}`
}

function target({ target_type: type, target_id: id, target_name: name }: Audited): Cell {
  const label = name || `${words.tables.audit.targets[type as 'product'] ?? type} ${id ?? ''}`
  return PLACES[type] && id !== null ? link(label, `/admin/${PLACES[type]}/${id}`) : plain(label)
}

/** On the page in words; a file has all of it. */
function changed({ before, after, named }: Audited): Cell {
  const isNone = Object.keys({ ...before, ...after }).length === 0
  const whole = isNone ? '' : JSON.stringify({ before, after })
  return cut(words.changes(named.before, named.after), whole)
}

export const auditTable = declareTable({
  name: 'audit',
  list: auditList,
  facets: auditFacets,
  hasDates: true,
  isExportable: true,
  columns: [
    { name: 'who', cells: ({ who }) => [plain(nameOf(who))] },
    { name: 'deed', cells: ({ deed }) => [plain(words.deeds[deed] ?? deed)] },
    { name: 'target', cells: (row) => [target(row)] },
    { name: 'changes', cells: (row) => [changed(row)] },
    { name: 'reason', cells: ({ reason }) => [plain(reason)] },
    { name: 'at', sort: 'created_at', cells: ({ at }) => [moment(at)] },
    { name: 'address', isForFiles: true, cells: ({ address }) => [plain(address ?? '')] },
  ],
  controls: [
    { name: 'actor', kind: 'text', suggests: 'users' },
    { name: 'deed', kind: 'choice', choices: () => Object.entries(words.deeds) },
    {
      ...{ name: 'target', kind: 'choice' },
      choices: () => AUDIT_TARGETS.map((type) => [type, words.tables.audit.targets[type]]),
    },
  ],
})
