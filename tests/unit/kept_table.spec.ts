import { test } from '@japa/runner'
import { KeptTable, refreshKeptTables } from '#db/kept_table'

/** A table of lamps, and how often it was read and made ready. */
function lamps() {
  const stored = { rows: ['red'], loads: 0, makes: 0 }
  const table = new KeptTable<string, string>({
    dependsOn: ['lamps'],
    load: async () => {
      stored.loads++
      return [...stored.rows]
    },
    make: (rows) => {
      stored.makes++
      return rows.join()
    },
  })
  return { table, stored }
}

test.group('KeptTable', () => {
  test('asks once for all who ask', async ({ assert }) => {
    const { table, stored } = lamps()

    assert.deepEqual(await Promise.all([table.get(), table.get()]), ['red', 'red'])
    assert.equal(await table.get(), 'red')
    assert.equal(stored.loads, 1)
  })

  test('forgets at a write of this process, even what was being read', async ({ assert }) => {
    const { table, stored } = lamps()
    const before = table.get()
    stored.rows.push('blue')
    table.hear('update lamps set colour = $1')

    assert.equal(await table.get(), 'red,blue')
    await before
    assert.equal(await table.get(), 'red,blue')
    table.hear('delete from rugs')
    await table.get()
    assert.equal(stored.loads, 2)
  })

  test('sees what others wrote when it is refreshed, and makes nothing anew of the same rows', async ({
    assert,
  }) => {
    const { table, stored } = lamps()
    await table.get()
    await refreshKeptTables()
    assert.equal(stored.makes, 1)

    stored.rows = ['green']
    assert.equal(await table.get(), 'red')
    await refreshKeptTables()

    assert.equal(await table.get(), 'green')
    assert.equal(stored.makes, 2)
  })

  test('goes on after a read that failed', async ({ assert }) => {
    const { table, stored } = lamps()
    await table.get()
    Object.assign(stored, { rows: null })

    await assert.rejects(() => table.refresh())
    assert.equal(await table.get(), 'red')
  })
})
