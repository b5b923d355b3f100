import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { drillSettings } from '#tests/helpers/drill_server'
import { ServerProcess } from '#tests/helpers/server_process'
import { makeDataFolder, removeDataFolder } from '#tests/helpers/throwaway_folder'

const SAYS_NEW = 'a new one is made'

test.group('A data folder', () => {
  test('says that its database is new, and has all in a copy that was made after a stop', async (context) => {
    const { assert } = context
    const shelf = makeDataFolder('copied')
    const [original, copy] = [join(shelf, 'original'), join(shelf, 'copy')]
    context.cleanup(() => [original, copy, shelf].forEach(removeDataFolder))
    const startOn = async (VITRIN_DATA_DIR: string) => {
      const settings = { ...drillSettings(), VITRIN_DATA_DIR }
      return await (await ServerProcess.spawn(context, settings)).ready()
    }

    const first = await startOn(original)
    const { status } = await fetch(`${first.url}/api/v1/auth/register/`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"email":"ada@example.com","username":"ada","password":"a-fine-engine-1843","first_name":"A","last_name":"L"}',
    })
    assert.equal(status, 201)
    assert.equal(await first.end('SIGTERM'), 0)
    assert.include(first.output, `no database in ${original}: ${SAYS_NEW}`)
    // With owners, which Node's cpSync does not keep: docs/backup.md says it so.
    assert.equal(spawnSync('cp', ['-a', original, copy]).status, 0)

    const second = await startOn(copy)
    assert.equal((await fetch(`${second.url}/api/v1/users/ada/`)).status, 200)
    assert.equal(await second.end('SIGTERM'), 0)
    assert.notInclude(second.output, SAYS_NEW)
  })
})
