import { readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { isWellFormed, newPersonalToken, prefixOf } from '#credentials/personal_token'

test.group('A personal access token', () => {
  test('is found by the expression that the documents give to scanners', ({ assert }) => {
    const document = readFileSync(app.makePath('docs/security.md'), 'utf8')
    const [, expression] = /\n(\\bvtr_pat_.*)\n/.exec(document)!
    for (let n = 0; n < 50; n++) {
      const [found] = new RegExp(expression!).exec(`token=${newPersonalToken()};`)!
      assert.isTrue(isWellFormed(found))
    }
  })

  test('is never the same, and shows four letters of its secret', ({ assert }) => {
    const tokens = new Set(Array.from({ length: 100 }, newPersonalToken))
    assert.lengthOf(tokens, 100)
    for (const token of tokens) assert.match(prefixOf(token), /^vtr_pat_[0-9A-Za-z]{4}$/)
  })

  test('knows typing errors by its checksum', ({ assert }) => {
    const token = newPersonalToken()
    for (let at = 8; at < token.length; at++) {
      const other = token[at] === 'x' ? 'y' : 'x'
      assert.isFalse(isWellFormed(token.slice(0, at) + other + token.slice(at + 1)))
    }
    for (const odd of ['', 'vtr_pat_', `${token}0`, token.slice(0, -1), `x${token}`, `${token}\n`])
      assert.isFalse(isWellFormed(odd))
  })
})
