import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { keptFile } from '#installation/kept_file'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'

test.group('keptFile', () => {
  test('makes the file once, for its owner alone', (context) => {
    const folder = throwawayFolder(context)
    const file = join(folder, 'keys')

    context.assert.equal(
      keptFile(file, () => 'first'),
      'first'
    )
    context.assert.equal(
      keptFile(file, () => 'second'),
      'first'
    )
    context.assert.equal(statSync(file).mode & 0o777, 0o600)
    context.assert.deepEqual(readdirSync(folder), ['keys'])
  })

  test('reads what another process made meanwhile', (context) => {
    const folder = throwawayFolder(context)
    const file = join(folder, 'keys')
    const late = keptFile(file, () => {
      keptFile(file, () => 'the other')
      return 'ours'
    })

    context.assert.equal(late, 'the other')
    context.assert.deepEqual(readdirSync(folder), ['keys'])
  })
})
