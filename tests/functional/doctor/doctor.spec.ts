import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ace from '@adonisjs/core/services/ace'
import storage from '#config/storage'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import accounts from '#config/accounts'
import mailing from '#config/mail'
import security from '#config/security'
import { UserFactory } from '#database/factories/user_factory'
import { CHECKS, type CheckName, type Result } from '#doctor/examine'
import env from '#start/env'
import { dataFolder } from '#installation/data_folder'
import { SCHEMA } from '#queue/engine'
import { freePort } from '#tests/helpers/environment'

async function run(name: 'doctor' | 'about', ...flags: string[]) {
  ace.ui.switchMode('raw')
  ace.ui.logger.flushLogs()
  const { exitCode } = await ace.exec(name, ['--json', ...flags])
  const [said] = ace.ui.logger.getLogs().map(({ message }) => message)
  ace.ui.switchMode('normal')
  return { exitCode: exitCode ?? 0, report: JSON.parse(said!) }
}

type Undo = () => unknown

function setting(name: 'CORS_ALLOWED_ORIGINS', value: unknown): Undo {
  const before = env.get(name)
  env.set(name, value as never)
  return () => env.set(name, before as never)
}

function changed<T extends object>(of: T, change: Partial<T>): Undo {
  const before = { ...of }
  Object.assign(of, change)
  return () => Object.assign(of, before)
}

async function deadJob(): Promise<Undo> {
  await db.rawQuery(`insert into ${SCHEMA}.job (name, data) values ('failed', '{}')`)
  return () => db.rawQuery(`delete from ${SCHEMA}.job where name = 'failed'`)
}

async function withoutMigration(): Promise<Undo> {
  const last = 'select * from adonis_schema order by id desc limit 1'
  const { rows } = await db.rawQuery(last)
  await db.rawQuery('delete from adonis_schema where id = ?', [rows[0].id])
  return () => db.table('adonis_schema').insert(rows[0])
}

async function silentMailServer(): Promise<Undo> {
  return changed(mailing, { smtp: { host: '127.0.0.1', port: await freePort() } as never })
}

function openKeys(): Undo {
  const file = join(dataFolder(env.get('VITRIN_DATA_DIR')), 'keys.json')
  writeFileSync(file, '{}', { flag: 'a' })
  chmodSync(file, 0o644)
  return () => chmodSync(file, 0o600)
}

const ILLS: [CheckName, 'warn' | 'error', RegExp, () => Undo | Promise<Undo>][] = [
  ['database', 'error', /1 migrations wait/, withoutMigration],
  ['keys', 'warn', /can be read by others/, openKeys],
  ['keys', 'warn', /passwords can be guessed/, () => setting('THROTTLE_ENABLED' as never, false)],
  [
    'hosts',
    'error',
    /not answered for/,
    () => changed(security, { appUrl: 'https://a.example', allowedHosts: ['b.example'] }),
  ],
  ['proxy', 'error', /trusts everybody/, () => changed(security, { trusts: () => true })],
  [
    'cors',
    'error',
    /no browser sends/,
    () => setting('CORS_ALLOWED_ORIGINS', 'https://shop.example/'),
  ],
  ['cors', 'error', /no browser sends/, () => setting('CORS_ALLOWED_ORIGINS', '*')],
  ['mail', 'error', /takes no mails/, silentMailServer],
  ['jobs', 'error', /nobody works/, () => () => {}],
  ['jobs', 'warn', /1 jobs have failed for good/, deadJob],
  ['backup', 'error', /there is none in/, () => setting('BACKUP_AT' as never, '03:00')],
]

test.group('doctor', () => {
  test('has eleven checks, and a line that repairs whatever is wrong', async ({ assert }) => {
    const { report } = await run('doctor')
    const checks = report.checks as Result[]
    assert.sameMembers([...new Set(checks.map(({ check }) => check))], Object.keys(CHECKS))
    assert.lengthOf(Object.keys(CHECKS), 11)
    for (const { level, says, repair } of checks)
      if (level !== 'ok') assert.isNotEmpty(repair, says)
  })

  test('finds of {0}: {1} {2}')
    .with(ILLS)
    .run(async ({ assert, cleanup }, [check, level, words, make]) => {
      const undo = await make()
      cleanup(async () => void (await undo()))
      const { exitCode, report } = await run('doctor', `--only=${check}`)
      const found = (report.checks as Result[]).find(({ says }) => words.test(says))
      assert.isDefined(found, JSON.stringify(report))
      assert.equal(found!.level, level)
      assert.isNotEmpty(found!.repair)
      assert.equal(exitCode, report.checks.some((one: Result) => one.level === 'error') ? 5 : 0)
      assert.equal((await run('doctor', `--only=${check}`, '--fail-level=warn')).exitCode, 5)
    })

  test('finds a store that takes no files', async ({ assert, cleanup }) => {
    const noFolder = { folder: '/dev/null/below a file' }
    cleanup(changed(storage.places[storage.disk]!, { private: noFolder }) as () => void)
    const { exitCode, report } = await run('doctor', '--only=storage')
    assert.equal(exitCode, 5)
    assert.match(report.checks[0].says, /private store/)
  })

  test('finds whose role sleeps, as two-step sign-in is required', async ({ assert, cleanup }) => {
    await db.beginGlobalTransaction()
    cleanup(() => db.rollbackGlobalTransaction())
    cleanup(changed(accounts, { twoFactorRequired: 'staff' }) as () => void)
    await UserFactory.apply('staff').merge({ username: 'grace' }).create()
    await UserFactory.apply('staff').merge({ twoFactorSince: DateTime.utc() }).create()
    await UserFactory.apply('moderator').merge({ username: 'alan' }).create()
    const staff = await run('doctor', '--only=staff', '--fail-level=warn')
    assert.equal(staff.exitCode, 5)
    assert.match(staff.report.checks[0].says, /of grace sleeps/)
    accounts.twoFactorRequired = 'moderators'
    const all = await run('doctor', '--only=staff')
    assert.match(all.report.checks[0].says, /of grace, alan sleeps/)
    accounts.twoFactorRequired = 'nobody'
    assert.equal((await run('doctor', '--only=staff', '--fail-level=warn')).exitCode, 0)
  })

  test('knows no other checks and levels', async ({ assert }) => {
    assert.equal((await run('doctor', '--only=database,luck')).exitCode, 2)
    assert.equal((await run('doctor', '--fail-level=ok')).exitCode, 2)
  })
})

test.group('about', () => {
  test('says what runs here, and no secret', async ({ assert }) => {
    const { exitCode, report } = await run('about')
    assert.equal(exitCode, 0)
    assert.match(report.app.version, /^\d+\.\d+/)
    assert.equal(report.database.migrations_waiting, 0)
    assert.properties(report.counts, ['users', 'products', 'comments', 'pictures', 'files'])
    const secrets = [env.get('JWT_SIGNING_KEY'), env.get('APP_KEY')]
    for (const secret of secrets) assert.notInclude(JSON.stringify(report), secret!)
    assert.deepEqual(Object.keys((await run('about', '--only=storage')).report), ['storage'])
    assert.equal((await run('about', '--only=weather')).exitCode, 2)
  })
})
