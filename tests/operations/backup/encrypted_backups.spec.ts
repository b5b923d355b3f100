import { readFileSync, writeFileSync } from 'node:fs'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { UserFactory } from '#database/factories/user_factory'
import { VitrinCommand } from '#hosting/vitrin_command'
import env from '#start/env'
import { backupCommand, futureDatabase, stateOf } from '#tests/helpers/backups'
import { emptyTables } from '#tests/helpers/empty_tables'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'
import { usePassword } from '#backup/seal'

const PASSWORD = 'a-fine-engine-1843'
const MARK = 'zyxsecret'

/** Until the test ends. @param password - none when it is empty */
function withPassword(password: string, { cleanup }: { cleanup: (undo: () => void) => void }) {
  usePassword(password)
  cleanup(() => usePassword(''))
}

test.group('An encrypted backup', (group) => {
  group.each.setup(() => emptyTables)

  async function encrypted(context: { cleanup: (undo: () => void) => void }) {
    await UserFactory.merge({ username: MARK }).create()
    withPassword(PASSWORD, context)
    const out = throwawayFolder(context as never)
    const { report, exitCode } = await backupCommand('create', `--out=${out}`)
    if (exitCode) throw new Error(JSON.stringify(report))
    return { out, file: report.file as string }
  }

  test('brings back everything by its password', async ({ assert, cleanup }) => {
    const { file } = await encrypted({ cleanup })
    const verified = await backupCommand('verify', file)
    assert.equal(verified.exitCode, 0, JSON.stringify(verified.report))
    const database = futureDatabase({ cleanup })
    const restored = await backupCommand('restore', file, `--into=${database}`)
    assert.equal(restored.exitCode, 0, JSON.stringify(restored.report))
    assert.deepEqual(await stateOf(database), await stateOf('postgres'))
  })

  test('shows nobody rows, keys or settings', async ({ assert, cleanup }) => {
    const { file } = await encrypted({ cleanup })
    const bytes = readFileSync(file).toString('latin1')
    const secrets = [MARK, PASSWORD, env.get('APP_KEY'), env.get('JWT_SIGNING_KEY'), 'JWT_SIGNING']
    for (const secret of secrets) assert.notInclude(bytes, secret!)
    // Rows are packed, and the beginning of what packs them is not to be seen either.
    assert.equal(bytes.indexOf('\x1f\x8b\x08'), -1)
  })

  test('is listed without its password', async ({ assert, cleanup }) => {
    const { out } = await encrypted({ cleanup })
    withPassword('', { cleanup })
    const { exitCode, report } = await backupCommand('list', `--out=${out}`)
    assert.equal(exitCode, 0)
    assert.isString(report.backups[0].version)
  })

  test('is refused without a password, and by another one', async ({ assert, cleanup }) => {
    const { file } = await encrypted({ cleanup })
    withPassword('', { cleanup })
    const missing = await backupCommand('verify', file)
    assert.equal(missing.exitCode, 2)
    assert.match(missing.report.error, /--password-stdin is missing/)
    withPassword('another-engine-1843', { cleanup })
    const wrong = await backupCommand('verify', file)
    assert.equal(wrong.exitCode, 5)
    assert.match(wrong.report.error, /its password is another/)
  })

  test('is not good when a bit was changed', async ({ assert, cleanup }) => {
    const { file } = await encrypted({ cleanup })
    const bytes = readFileSync(file)
    bytes[bytes.indexOf('rows/public.users_user/') + 600]! ^= 1
    writeFileSync(file, bytes)
    const { exitCode, report } = await backupCommand('verify', file)
    assert.equal(exitCode, 5)
    assert.match(report.error, /was changed/)
    const { rows } = await db.rawQuery(
      `select from pg_database where datname like current_database() || '%scratch%'`
    )
    assert.isEmpty(rows)
  })

  test('is no exception: one that is not encrypted and was changed is found, too', async ({
    assert,
    cleanup,
  }) => {
    withPassword('', { cleanup })
    await UserFactory.create()
    const { report } = await backupCommand('create', `--out=${throwawayFolder({ cleanup })}`)
    const bytes = readFileSync(report.file)
    bytes[bytes.indexOf('rows/public.users_user/') + 600]! ^= 1
    writeFileSync(report.file, bytes)
    const verified = await backupCommand('verify', report.file)
    assert.equal(verified.exitCode, 5)
    assert.match(verified.report.error, /not as it was written/)
  })

  test('wants a password of some length, and somebody to ask for it', async ({
    assert,
    cleanup,
  }) => {
    withPassword('', { cleanup })
    const out = `--out=${throwawayFolder({ cleanup })}`
    assert.isFalse(VitrinCommand.hasTerminal())
    const { exitCode, report } = await backupCommand('create', out, '--encrypt')
    assert.equal(exitCode, 2)
    assert.match(report.error, /--password-stdin is missing/)
  })
})
