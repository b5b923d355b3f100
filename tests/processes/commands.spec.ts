import { test } from '@japa/runner'
import { drillSettings } from '#tests/helpers/drill_server'
import { runCommand } from '#tests/helpers/run_command'

const PASSWORD = 'a-fine-engine-1843'

test.group('node ace', () => {
  test('takes a password on stdin, before the server was ever started', async ({ assert }) => {
    const superuser = ['user:create-superuser', '--email=root@example.com', '--password-stdin']
    const { exitCode, output, errors } = await runCommand(
      [...superuser, '--if-missing', '--json'],
      drillSettings(),
      `${PASSWORD}\n`
    )
    assert.equal(exitCode, 0, errors)
    assert.equal(JSON.parse(output).username, 'root')
    assert.notInclude(output + errors, PASSWORD)
  })

  test('exits with {0} for {1}, in one line that says {2}')
    .with([
      [2, ['user:promote'], 'user'],
      [2, ['migration:run'], '--force'],
      [2, ['migration:fresh', '--force'], '--yes='],
      [2, ['adopt:check', '--connection=nowhere'], 'nowhere'],
      [4, ['user:promote', 'nobody', '--role=admin', '--json'], 'error'],
    ] as [number, string[], string][])
    .run(async ({ assert }, [code, args, word]) => {
      const { exitCode, output, errors } = await runCommand(args, drillSettings())
      assert.equal(exitCode, code, errors)
      assert.include(output + errors, word)
      assert.lengthOf((output + errors).trim().split('\n'), 1)
      if (args.includes('--json')) assert.isString(JSON.parse(output).error)
    })
})
