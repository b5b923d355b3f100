import { globSync, readFileSync } from 'node:fs'
import { test } from '@japa/runner'

const read = (patterns: string[]) =>
  globSync(patterns)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')

const css = read(['resources/public/admin.css']).replace(/\/\*[^]*?\*\//g, '')
const pages = read([
  ...['resources/views/**/*.edge', 'resources/public/admin.js'],
  ...['app/panel/**/*.ts', 'app/controllers/panel/**/*.ts', 'app/support/*.ts', 'app/rules/*.ts'],
])

/** As they stand in pages, or begin there: `depth-` with a number behind it. */
const isUsed = (name: string) =>
  new RegExp(`(?<![\\w-])(?:${name}|${name.replace(/\d+$/, '')}[{$]+)(?![\\w-])?`).test(pages)

test.group('The style of the panel', () => {
  test('has no rule for what no page has', ({ assert }) => {
    const names = new Set([...css.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name!))
    assert.isAbove(names.size, 60)
    assert.deepEqual(
      [...names].filter((name) => !isUsed(name)),
      []
    )
  })

  test('has no variable that nothing takes', ({ assert }) => {
    const names = new Set([...css.matchAll(/(--[\w-]+):/g)].map(([, name]) => name!))
    const idle = [...names].filter((name) => !new RegExp(`var\\(${name}[,)]`).test(css))
    assert.isAbove(names.size, 30)
    assert.deepEqual(idle, [])
  })
})
