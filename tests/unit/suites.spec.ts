import { readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { sharesFor } from '#tests/helpers/side_by_side'

test.group('The suites', () => {
  test('run with `npm test`, all but those that .ci/run has a step for', ({ assert }) => {
    const suites = app.rcFile.tests.suites.map(({ name }) => name)
    const apart = suites.filter((name) => !sharesFor([]).flat().includes(name))
    const ci = readFileSync(app.makePath('.ci/run'), 'utf8')

    assert.deepEqual(apart, ['browser', 'drills', 'backup_drills'])
    for (const suite of apart) assert.match(ci, new RegExp(`npm test --silent -- ${suite}\\b`))
  })

  test('run side by side where several processes share what was asked for: {words}')
    .with([
      { words: ['functional', 'faults'], shares: [['functional'], ['faults']] },
      { words: ['faults', 'operations'], shares: [['faults', 'operations']] },
      { words: ['drills'], shares: [] },
      { words: ['functional', '--files', 'health'], shares: [] },
    ])
    .run(({ assert }, { words, shares }) => assert.deepEqual(sharesFor(words), shares))
})
