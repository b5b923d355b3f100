import { readdirSync, readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { fieldSentences } from '#dialects/drf/field_sentences'
import { sentences } from '#dialects/problem/sentences'

/** Where problems of a field are made. */
const ROOMS = ['validators', 'actions', 'rules', 'support']
const CODE = /(?:\bcode: |refuse\(field, |return \{ code: |refusal\()'([a-z_]+)'/g

function codesOf(room: string): string[] {
  const folder = app.makePath('app', room)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(CODE)])
    .map(([, code = '']) => code)
}

test.group('Sentences about a field', () => {
  test('are there for the same codes in every dialect', ({ assert }) => {
    assert.sameMembers(Object.keys(sentences), Object.keys(fieldSentences))
  })

  test('are there for every code that {$self} report')
    .with(ROOMS)
    .run(({ assert }, room) => {
      assert.deepEqual(
        codesOf(room).filter((code) => !(code in fieldSentences)),
        []
      )
    })
})
