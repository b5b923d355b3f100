import { deskTagList, tagFacets } from '#queries/panel/tags/desk_tag_list'
import { badge, declareTable, link, number, plain } from '#controllers/panel/tables/table'
import { words } from '#panel/words'

const { states } = words.tables.tags

export const tagsTable = declareTable({
  name: 'tags',
  list: deskTagList,
  facets: tagFacets,
  columns: [
    { name: 'name', sort: 'name', cells: ({ id, name }) => [link(name, `/admin/tags/${id}`)] },
    { name: 'slug', cells: ({ slug }) => [plain(slug)] },
    {
      name: 'state',
      cells: (row) => [row.is_active ? badge(states.active, 'ok') : badge(states.inactive)],
    },
    { name: 'products', isNumber: true, cells: (row) => [number(row.products_count)] },
  ],
  controls: [
    { name: 'search', kind: 'search' },
    { name: 'state', kind: 'choice', choices: () => Object.entries(states) },
  ],
})
