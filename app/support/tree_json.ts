interface Branch<T> {
  replies: readonly T[]
}

/**
 * The JSON text of trees, their children last and under `replies`. JSON.stringify calls itself for
 * every level and runs out of stack some thousand levels down.
 */
export function treeJson<T extends Branch<T>>(roots: readonly T[]): string {
  const pieces = ['[']
  const path = [roots.entries()]
  for (let level = path.at(-1); level; level = path.at(-1)) {
    const { done, value } = level.next()
    if (done) {
      pieces.push(path.pop() && path.length ? ']}' : ']')
      continue
    }
    const [index, node] = value
    pieces.push(index ? ',' : '', opened(node))
    path.push(node.replies.entries())
  }
  return pieces.join('')
}

/** `{…,"replies":[` */
const opened = <T extends Branch<T>>(node: T) =>
  `${JSON.stringify({ ...node, replies: [] }).slice(0, -2)}`
