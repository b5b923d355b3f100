import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import ace from '@adonisjs/core/services/ace'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { openapi, openapiYaml } from '#openapi/document'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'

const COMMITTED = app.makePath('resources/sdk/openapi.json')

async function run(...flags: string[]) {
  ace.ui.switchMode('raw')
  ace.ui.logger.flushLogs()
  const { exitCode } = await ace.exec('openapi:export', flags)
  const logs = ace.ui.logger.getLogs()
  ace.ui.switchMode('normal')
  return { exitCode, logs: logs.map(({ message }) => message) }
}

test.group('openapi:export', () => {
  test('prints the document and nothing else', async ({ assert }) => {
    const { exitCode, logs } = await run()
    assert.equal(exitCode, 0)
    assert.lengthOf(logs, 1)
    assert.deepEqual(JSON.parse(logs[0]!), openapi())
  })

  test('writes YAML to a file', async ({ assert, cleanup }) => {
    const file = join(throwawayFolder({ cleanup }), 'openapi.yaml')
    const { exitCode } = await run(`--out=${file}`, '--format=yaml')
    assert.equal(exitCode, 0)
    assert.equal(await readFile(file, 'utf8'), openapiYaml())
  })

  test('finds the committed document up to date; npm run sdk renews it', async ({ assert }) => {
    const { exitCode, logs } = await run(`--out=${COMMITTED}`, '--check')
    assert.equal(exitCode, 0, logs.join())
  })

  test('exits with 5 when the file differs or is not there, and leaves it', async (t) => {
    const file = join(throwawayFolder(t), 'openapi.json')
    const absent = await run(`--out=${file}`, '--check')
    t.assert.equal(absent.exitCode, 5)
    await writeFile(file, '{}')
    const { exitCode, logs } = await run(`--out=${file}`, '--check')
    t.assert.equal(exitCode, 5)
    t.assert.include(logs.join(), 'npm run sdk')
    t.assert.equal(await readFile(file, 'utf8'), '{}')
  })

  for (const [flags, reason] of [
    [['--format=xml'], '--format'],
    [['--check'], '--out'],
  ] as const)
    test(`exits with 2 on ${flags.join(' ')}`, async ({ assert }) => {
      const { exitCode, logs } = await run(...flags)
      assert.equal(exitCode, 2)
      assert.include(logs.join(), reason)
    })
})
