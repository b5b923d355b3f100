import { existsSync, readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'

const read = (file: string) => readFileSync(app.makePath(file), 'utf8')
const documents = async () => [
  ...['README.md', 'CHANGELOG.md', 'SECURITY.md'],
  ...(await readdir(app.makePath('docs'), { recursive: true }))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]

test.group('the documents', () => {
  test('have a line for every room of the house', async ({ assert }) => {
    const rooms = await readdir(app.makePath('app'))
    const table = read('docs/house.md')
    for (const room of rooms) assert.include(table, `| \`app/${room}/\``)
  })

  test('link to files that are there', async ({ assert }) => {
    for (const document of await documents()) {
      for (const [, target = ''] of read(document).matchAll(/\]\((?!https?:|#)([^)#]+)/g))
        assert.isTrue(
          existsSync(app.makePath(dirname(document), target)),
          `${document} -> ${target}`
        )
    }
  })

  test('name tests that are there', ({ assert }) => {
    const named = read('docs/security.md').matchAll(/\]\(\.\.\/(tests\/[^)]+)\) “([^”]+)”/g)
    const all = [...named]
    assert.isAbove(all.length, 100)
    for (const [, file = '', sentence = ''] of all) assert.include(read(file), sentence, file)
  })

  test('keep a decision on one page', async ({ assert }) => {
    for (const document of await documents()) {
      if (document.includes('decisions'))
        assert.isAtMost(read(document).trimEnd().split('\n').length, 40, document)
    }
  })
})
