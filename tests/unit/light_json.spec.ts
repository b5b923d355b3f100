import { test } from '@japa/runner'
import { lightJson, MAX_ROWS_BYTES } from '#support/light_json'

test.group('Light JSON', () => {
  test('is the JSON of rows that are light enough', ({ assert }) => {
    const rows = [{ text: 'x'.repeat(1_000_000) }, { text: '\u0001' }]

    assert.equal(lightJson(rows), JSON.stringify(rows))
  })

  test('cuts the longest texts as far as it needs, and between letters: {$self}')
    .with(['\u0001', '𝔸', 'x𝔸', 'x'])
    .run(({ assert }, letter) => {
      const row = {
        text: letter.repeat(90_000 / letter.length),
        short: 'x'.repeat(255),
        deep: [{ id: 7 }],
      }
      const rows = Array.from({ length: 100 }, () => row)

      const json = lightJson(rows)
      const [first] = JSON.parse(json)

      assert.isAtMost(Buffer.byteLength(json), MAX_ROWS_BYTES)
      assert.isAbove(Buffer.byteLength(json), MAX_ROWS_BYTES * 0.9)
      assert.isTrue(row.text.startsWith(first.text))
      assert.isTrue(first.text.isWellFormed())
      assert.deepInclude(first, { short: row.short, deep: row.deep })
    })

  test('never cuts short texts, and ends', ({ assert }) => {
    const rows = Array.from({ length: 50_000 }, () => ({ text: 'x'.repeat(255) }))

    assert.equal(lightJson(rows), JSON.stringify(rows))
  })
})
