import ace from '@adonisjs/core/services/ace'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { sendMail } from '#queue/mails'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { forgetJobs } from '#tests/helpers/waiting_jobs'

async function run(...flags: string[]) {
  ace.ui.switchMode('raw')
  ace.ui.logger.flushLogs()
  const command = await ace.create(await ace.find('mail:test'), flags)
  await command.exec()
  const out = ace.ui.logger.getLogs().map(({ message }) => message)
  return { exitCode: command.exitCode ?? 0, out: out.join('\n') }
}

test.group('mail:test', (group) => {
  group.each.setup(emptyAfterwards)
  group.each.setup(() => () => forgetJobs())

  test('sends the mail itself, and leaves it to the jobs of the server later only', async ({
    assert,
  }) => {
    const { exitCode, out } = await run('ada@example.com', '--json')

    assert.equal(exitCode, 0, out)
    assert.deepEqual(JSON.parse(out), { outcome: 'accepted' })
    const { rows } = await db.rawQuery<{ rows: { later: boolean }[] }>(
      `select start_after > now() + interval '30 seconds' as later from jobs.job where name = ?`,
      [sendMail.name]
    )
    assert.deepEqual(rows, [{ later: true }])
  })

  test('refuses what is no address', async ({ assert }) => {
    assert.equal((await run('ada')).exitCode, 2)
  })
})
