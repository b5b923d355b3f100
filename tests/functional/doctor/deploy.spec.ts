import ace from '@adonisjs/core/services/ace'
import db from '@adonisjs/lucid/services/db'
import type { PostgreConfig } from '@adonisjs/lucid/types/database'
import { test } from '@japa/runner'
import accounts from '#config/accounts'
import security from '#config/security'
import { cookie } from '#config/session'
import { checkMode } from '#doctor/deploy/mode'
import { judge } from '#doctor/deploy/node'
import { CHECKS, DEPLOY_CHECKS, type CheckName, type Result } from '#doctor/examine'
import app from '@adonisjs/core/services/app'

async function run(...flags: string[]) {
  ace.ui.switchMode('raw')
  ace.ui.logger.flushLogs()
  const { exitCode } = await ace.exec('doctor', ['--json', ...flags])
  const [said] = ace.ui.logger.getLogs().map(({ message }) => message)
  ace.ui.switchMode('normal')
  const { checks, error } = JSON.parse(said!) as { checks: Result[]; error?: string }
  return { exitCode: exitCode ?? 0, checks, error }
}

type Undo = () => unknown

function changed<T extends object>(of: T, change: Partial<T>): Undo {
  const before = { ...of }
  Object.assign(of, change)
  return () => Object.assign(of, before)
}

function databasePassword(password: string): Undo {
  const { connection } = db.manager.get('postgres')!.config as PostgreConfig
  const settings = connection as { password?: string; connectionString?: string }
  const { connectionString } = settings
  if (!connectionString) return changed(settings, { password })
  const url = new URL(connectionString)
  url.password = password
  return changed(settings, { connectionString: url.href })
}

const slowClock = (ms: number): Undo => {
  const { now } = Date
  Date.now = () => now() - ms
  return () => void (Date.now = now)
}

const ILLS: [CheckName, 'warn' | 'error', RegExp, () => Undo][] = [
  ['mode', 'error', /in the mode test/, () => () => {}],
  ['https', 'warn', /APP_URL is not set/, () => changed(security, { appUrl: undefined })],
  ['https', 'error', /links begin with/, () => changed(security, { appUrl: 'http://a.example' })],
  ['https', 'error', /http is answered/, () => changed(security, { sslRedirect: false })],
  ['https', 'warn', /come back by http/, () => changed(security, { hstsSeconds: 0 })],
  ['passwords', 'error', /everybody tries/, () => databasePassword('postgres')],
  ['passwords', 'error', /everybody tries/, () => databasePassword('Iloveyou')],
  ['clock', 'warn', /10 s apart/, () => slowClock(10_000)],
  ['clock', 'error', /90 s apart/, () => slowClock(90_000)],
  [
    'staff',
    'warn',
    /password alone/,
    () => changed(accounts, { twoFactorRequired: 'nobody' as const }),
  ],
]

test.group('doctor --deploy', () => {
  test('looks at six parts more, and says how to repair each', async ({ assert }) => {
    const { checks } = await run('--deploy')
    const looked = [...new Set(checks.map(({ check }) => check))]
    assert.sameMembers(looked, [...Object.keys(CHECKS), ...Object.keys(DEPLOY_CHECKS)])
    for (const { level, says, repair } of checks)
      if (level !== 'ok') assert.isNotEmpty(repair, says)
    const plain = await run()
    assert.notIncludeMembers(
      plain.checks.map(({ check }) => check),
      Object.keys(DEPLOY_CHECKS)
    )
  })

  test('finds of {0}: {1} {2}')
    .with(ILLS)
    .run(async ({ assert, cleanup }, [check, level, words, make]) => {
      const undo = make()
      cleanup(() => void undo())
      const { exitCode, checks } = await run('--deploy', `--only=${check}`)
      const found = checks.find(({ says }) => words.test(says))
      assert.isDefined(found, JSON.stringify(checks))
      assert.equal(found!.level, level)
      assert.equal(exitCode, checks.some((one) => one.level === 'error') ? 5 : 0)
    })

  test('finds nothing where all is as it should be', async ({ assert, cleanup }) => {
    const good = { appUrl: 'https://a.example', sslRedirect: true, hstsSeconds: 31_536_000 }
    const undo = changed(security, good)
    cleanup(() => void undo())
    const { checks } = await run('--deploy', '--only=https,tls,clock,node')
    for (const { level, says } of checks) assert.equal(level, 'ok', says)
  })

  test('wants the cookie of the panel for https alone', ({ assert, cleanup }) => {
    Object.defineProperty(app, 'inProduction', { value: true, configurable: true })
    cleanup(() => void delete (app as Partial<Record<'inProduction', boolean>>).inProduction)
    const undo = changed(cookie, { secure: false })
    cleanup(() => void undo())
    assert.match(checkMode()[0]!.says, /goes over http/)
    cookie.secure = true
    assert.isEmpty(checkMode())
  })

  test('knows which Node is supported: {0} {1}')
    .with([
      ['18.20.4', 'error'],
      ['24.1.0', undefined],
      ['25.0.0', 'warn'],
    ] as const)
    .run(({ assert }, [version, level]) => {
      assert.equal(judge(version)[0]?.level, level)
    })

  test('is wanted by name for those parts', async ({ assert }) => {
    const { exitCode, error } = await run('--only=tls')
    assert.equal(exitCode, 2)
    assert.match(error!, /there is no check tls/)
  })
})
