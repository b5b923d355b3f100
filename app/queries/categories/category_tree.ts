import { allCategories } from '#queries/categories/category_rows'
import type { CategoryNode } from '#shapes/category'

/**
 * All active categories, each below its parent, by name at every level. One statement and one pass;
 * below an inactive parent a category is a root. Adopted parents that go round in a circle have no
 * root: they are cut open at the smallest id.
 */
export async function categoryTree(mediaBase: string): Promise<CategoryNode[]> {
  return grow<CategoryNode>(await allCategories(mediaBase))
}

interface Node {
  id: number
  parent: number | null
  children: Node[]
}

/** Rows in order, each with those below it. */
export function grow<Grown extends Node>(rows: Omit<Grown, 'children'>[]): Grown[] {
  const nodes = new Map(rows.map((row) => [row.id, { ...row, children: [] } as unknown as Grown]))
  const roots: Grown[] = []
  for (const node of nodes.values()) {
    const parent = opensCircle(node, nodes) ? undefined : nodes.get(node.parent ?? -1)
    ;(parent?.children ?? roots).push(node)
  }
  return roots
}

/** Whether the way up from here comes back here, and here is its smallest id. */
function opensCircle(start: Node, nodes: Map<number, Node>): boolean {
  const seen = new Set<number>()
  let smallest = start.id
  let node = nodes.get(start.parent ?? -1)
  while (node && node !== start && !seen.has(node.id)) {
    seen.add(node.id)
    smallest = Math.min(smallest, node.id)
    node = nodes.get(node.parent ?? -1)
  }
  return node === start && smallest === start.id
}
