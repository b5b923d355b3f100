import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { advisoryKeys } from '#db/advisory_keys'
import DeleteFiles from '#actions/files/delete_files'
import MediaRemoval from '#models/media_removal'
import { openSession } from '#db/own_connection'
import { backupCommand } from '#tests/helpers/backups'
import { emptyTables } from '#tests/helpers/empty_tables'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'

type Spoil = (path: string) => void

const flipped = (path: string, at: (bytes: Buffer) => number) => {
  const bytes = readFileSync(path)
  bytes[at(bytes)]! ^= 1
  writeFileSync(path, bytes)
}

/** Rewrites the manifest, as a newer release would write another. */
const withManifest = (path: string, change: (text: string) => string) => {
  const bytes = readFileSync(path)
  const text = bytes.toString('latin1')
  const start = text.lastIndexOf('{"format":1')
  const changed = change(text.slice(start))
  writeFileSync(path, Buffer.from(text.slice(0, start) + changed, 'latin1'))
}

const SPOILT: [string, Spoil, RegExp][] = [
  ['cut off in the middle', (path) => truncateSync(path, 40_000), /cut off/],
  [
    'cut off before the manifest',
    (path) => truncateSync(path, readFileSync(path).lastIndexOf('manifest.json\0')),
    /cut off/,
  ],
  ['empty', (path) => truncateSync(path, 0), /cut off/],
  ['no archive', (path) => writeFileSync(path, 'hello '.repeat(1000)), /cut off|no backup/],
  [
    'with one bit changed among the rows',
    (path) => flipped(path, (bytes) => bytes.indexOf('rows/public.users_user/') + 600),
    /checksum|back|gzip|incorrect|invalid/,
  ],
  [
    'of a format to come',
    (path) => withManifest(path, (text) => text.replace('"format":1', '"format":9')),
    /newer release/,
  ],
  [
    'of a release to come',
    (path) =>
      withManifest(path, (text) =>
        text.replace('1795000000001_create_or', '1995000000001_create_or')
      ),
    /migration 1995000000001_create_or_adopt_tables is not known/,
  ],
]

test.group('A backup that is refused', (group) => {
  group.each.setup(() => emptyTables)

  test('{0} is told in one line and changes nothing')
    .with(SPOILT)
    .run(async ({ assert, cleanup }, [, spoil, words]) => {
      const { report } = await backupCommand('create', `--out=${throwawayFolder({ cleanup })}`)
      spoil(report.file)
      const refused = await backupCommand('restore', report.file, '--into=vitrin_never')
      assert.equal(refused.exitCode, 5, JSON.stringify(refused.report))
      assert.match(refused.report.error, words)
      assert.notInclude(refused.report.error, '\n')
      const { rows } = await db.rawQuery(`select from pg_database where datname = 'vitrin_never'`)
      assert.isEmpty(rows)
    })

  test('waits for nobody: one at a time', async ({ assert, cleanup }) => {
    const other = await openSession('another')
    cleanup(() => other.end())
    await other.query(`select pg_advisory_lock(${advisoryKeys.backup.text})`)
    const { exitCode, report } = await backupCommand(
      'create',
      `--out=${throwawayFolder({ cleanup })}`
    )
    assert.equal(exitCode, 6)
    assert.match(report.error, /under way/)
  })

  test('is not made of a folder that cannot be written, or of flags without sense', async ({
    assert,
  }) => {
    const unwritable = await backupCommand('create', '--out=/proc/nowhere')
    assert.equal(unwritable.exitCode, 1)
    assert.match(unwritable.report.error, /cannot be written/)
    for (const flag of ['--keep=0', '--keep=1.5', '--media=some'])
      assert.equal((await backupCommand('create', flag)).exitCode, 2, flag)
    assert.equal((await backupCommand('verify', '/nowhere.tar')).exitCode, 4)
  })

  test('keeps files on the disk that lose their row meanwhile', async ({ assert, cleanup }) => {
    await MediaRemoval.create({ name: 'products/1/gone.webp', dueAt: DateTime.utc(2020) })
    const backup = await openSession('backup')
    cleanup(() => backup.end())
    await backup.query(`select pg_advisory_lock_shared(${advisoryKeys.keepFiles.text})`)
    await new DeleteFiles().handle()
    assert.lengthOf(await MediaRemoval.all(), 1)
    await backup.query('select pg_advisory_unlock_all()')
    await new DeleteFiles().handle()
    assert.isEmpty(await MediaRemoval.all())
  })
})

test.group('backup:create --keep', () => {
  test('deletes older ones of its own, and nothing else', async ({ assert, cleanup }) => {
    const out = throwawayFolder({ cleanup })
    const { report } = await backupCommand('create', `--out=${out}`)
    const [database] = basename(report.file).split('-backup-')
    const old = (name: string) => writeFileSync(join(out, name), readFileSync(report.file))
    const [first, second] = ['20200101T000000Z', '20210101T000000Z'].map(
      (at) => `${database}-backup-${at}.tar`
    )
    const foreign = [
      'other-backup-20200101T000000Z.tar',
      `${database}-update-20200101T000000Z.tar`,
      'notes.txt',
    ]
    for (const name of [first!, second!, ...foreign]) old(name)
    const imposter = `${database}-backup-20190101T000000Z.tar`
    writeFileSync(join(out, imposter), 'not ours')

    const made = await backupCommand('create', `--out=${out}`, '--keep=2')

    const left = readdirSync(out)
    assert.includeMembers(left, [...foreign, imposter])
    assert.notIncludeMembers(left, [first, second])
    assert.includeMembers(made.report.forgotten, [first, second])
    const { report: listed } = await backupCommand('list', `--out=${out}`)
    assert.lengthOf(listed.backups, 4)
  })
})
