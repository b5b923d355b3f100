import { test } from '@japa/runner'
import { treeJson } from '#support/tree_json'

interface Node {
  id: number
  replies: Node[]
}

const node = (id: number, ...replies: Node[]): Node => ({ id, replies })

test.group('treeJson', () => {
  test('writes what JSON.stringify writes: {$i}')
    .with([[], [node(1)], [node(1, node(2), node(3, node(4))), node(5), node(6, node(7))]])
    .run(({ assert }, roots) => {
      assert.equal(treeJson(roots), JSON.stringify(roots))
    })

  test('goes deeper than the stack', ({ assert }) => {
    let root = node(0)
    for (let id = 1; id < 50_000; id++) root = node(id, root)

    const text = treeJson([root])

    assert.equal(text.match(/"id":/g)?.length, 50_000)
    assert.isTrue(text.endsWith(']}]}]'))
    assert.throws(() => JSON.stringify(root), RangeError)
  })
})
