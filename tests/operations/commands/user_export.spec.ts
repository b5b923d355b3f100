import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import ace from '@adonisjs/core/services/ace'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { UserFactory } from '#database/factories/user_factory'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'

test.group('user:export', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function run(...words: string[]) {
    ace.ui.switchMode('raw')
    ace.ui.logger.flushLogs()
    const { exitCode } = await ace.exec('user:export', words)
    const logs = ace.ui.logger.getLogs()
    ace.ui.switchMode('normal')
    return { exitCode, out: logs.filter(({ stream }) => stream === 'stdout')[0]?.message ?? '' }
  }

  test('writes a zip for its owner alone, and none over another file', async ({
    assert,
    cleanup,
  }) => {
    const { id, username } = await UserFactory.with('profile').create()
    const path = join(throwawayFolder({ cleanup }), 'ada.zip')

    const dry = await run(username, `--out=${path}`, '--dry-run', '--json')
    assert.deepEqual([dry.exitCode, JSON.parse(dry.out).out], [0, null])
    const { exitCode, out } = await run(username, `--out=${path}`, '--json')
    assert.deepEqual([exitCode, JSON.parse(out).id], [0, id])
    assert.equal(readFileSync(path).subarray(0, 2).toString(), 'PK')
    assert.equal(statSync(path).mode & 0o777, 0o600)

    const again = await run(username, `--out=${path}`)
    assert.equal(again.exitCode, 2)
    const unknown = await run('nobody-of-this-name', '--dry-run')
    assert.equal(unknown.exitCode, 4)
  })
})
