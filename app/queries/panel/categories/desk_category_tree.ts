import sql from 'sql-template-tag'
import { grow } from '#queries/categories/category_tree'
import { select } from '#db/statements'

interface Row {
  id: number
  parent: number | null
  name: string
  slug: string
  is_active: boolean
  products_count: number
}

interface Node extends Row {
  children: Node[]
}

export interface TreeRow extends Row {
  /** how far below the top, from 0 */
  depth: number
  children_count: number
}

/** No catalogue made for people has more. */
const MAX_TREE = 5000
/** What one page shows; a larger tree is walked level by level. */
const MAX_ROWS = 100

/** Every category, inactive ones too, in the order of the tree, at most as many as a page shows. */
export async function deskCategoryTree(below: number | null) {
  const rows = await select<Row>({
    sql: sql`select c.id, c.parent_id as parent, c.name, c.slug, c.is_active,
        (select coalesce(sum(n), 0)::int from products_productcount
          where scope = 'category' and key = c.id) as products_count
      from products_category c order by c.name collate "und-x-icu", c.id limit ${MAX_TREE}`,
  })
  const roots = grow<Node>(rows)
  const top = below === null ? null : find(roots, below)
  const branch = top ? top.children : roots
  const whole = branch.flatMap((node) => flat(node))
  const isWhole = whole.length <= MAX_ROWS
  const shown = isWhole ? whole : branch.map((node) => row(node, 0)).slice(0, MAX_ROWS)
  return { rows: shown, count: rows.length, isWhole, top }
}

const row = ({ children, ...node }: Node, depth: number): TreeRow => ({
  ...node,
  depth,
  children_count: children.length,
})

const flat = (node: Node, depth = 0): TreeRow[] => [
  row(node, depth),
  ...node.children.flatMap((child) => flat(child, depth + 1)),
]

function find(nodes: Node[], id: number): Node | null {
  for (const node of nodes) {
    const found = node.id === id ? node : find(node.children, id)
    if (found) return found
  }
  return null
}
