import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { mentionNewDatabase } from '#hosting/embedded_postgres/new_database'
import { isWithoutDatabase, otherDatabases } from '#hosting/embedded_postgres/other_databases'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'

/** What a data folder has as soon as there is a database in it. */
function haveDatabase(folder: string, lastUsed = '2026-01-02'): string {
  const control = join(folder, 'postgres/cluster/global/pg_control')
  mkdirSync(join(control, '..'), { recursive: true })
  writeFileSync(control, '')
  utimesSync(control, new Date(lastUsed), new Date(lastUsed))
  return folder
}

function linesOf(folder: string): string[] {
  const lines: string[] = []
  const note = (line: unknown) => void lines.push(String(line))
  mentionNewDatabase(folder, { info: note, warn: note })
  return lines
}

test.group('A new embedded database', () => {
  test('is named with its folder before it is made', (context) => {
    const folder = join(throwawayFolder(context), 'not there yet')
    context.assert.include(linesOf(folder)[0], `no database in ${folder}: a new one`)
  })

  test('is not spoken of where there is one', (context) => {
    const folder = haveDatabase(throwawayFolder(context))
    context.assert.isFalse(isWithoutDatabase(folder))
    context.assert.deepEqual(linesOf(folder), [])
  })

  test('comes with the older ones beside it, the latest first', (context) => {
    const shelf = throwawayFolder(context)
    const [before, lately] = ['1111', '2222'].map((name) => join(shelf, name)) as [string, string]
    haveDatabase(before, '2025-05-05')
    haveDatabase(lately, '2026-06-06')
    mkdirSync(join(shelf, 'without'))
    writeFileSync(join(shelf, 'a file'), '')

    context.assert.deepEqual(otherDatabases(join(shelf, 'new'), [shelf, join(shelf, 'gone')]), [
      { folder: lately, lastUsed: '2026-06-06' },
      { folder: before, lastUsed: '2025-05-05' },
    ])
  })

  test('comes with one that lies in the place itself, and never with itself', (context) => {
    const shelf = haveDatabase(throwawayFolder(context))
    const mine = haveDatabase(join(shelf, 'mine'))

    const found = otherDatabases(mine, [shelf, shelf, mine])

    context.assert.deepEqual(
      found.map(({ folder }) => folder),
      [shelf]
    )
  })
})
