import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'

/** The names that a pattern's first group finds in a file of the checkout, in their order. */
async function namesIn(file: string, pattern: RegExp): Promise<string[]> {
  const text = await readFile(app.makePath(file), 'utf8')
  return [...text.matchAll(pattern)].map(([, name = '']) => name)
}

const settings = () => namesIn('start/env.ts', /^ {2}([A-Z\d_]+): (?:Env\.schema|\w+,$)/gm)

test.group('settings', () => {
  test('stand in the README, all of them and no others', async ({ assert }) => {
    assert.deepEqual(await namesIn('README.md', /^\| `([A-Z\d_]+)`/gm), await settings())
  })

  test('stand in .env.example, all of them and no others', async ({ assert }) => {
    assert.deepEqual(await namesIn('.env.example', /^#?([A-Z\d_]+)=/gm), await settings())
  })
})
