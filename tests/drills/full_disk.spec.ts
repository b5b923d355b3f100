import { readdirSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { until } from '#tests/helpers/children'
import { drillServer, inDatabase, signedIn } from '#tests/helpers/drill_server'
import type { Settings } from '#tests/helpers/run_database'
import { mayMount, NO_MOUNT, smallDisk } from '#tests/helpers/small_disk'
import { upload } from '#tests/helpers/stored_in_bucket'

const FILES_OF = `select name from media_files where name like '%products/95/%'`
const WITHOUT_VARIANTS =
  'select from products_productimage where product_id = 95 and variants is null'

/** What is on a disk beside what fills it. */
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'filler')
    .map(({ name }) => name)

test.group('A disk without room', (group) => {
  group.tap((each) => each.skip(!mayMount, NO_MOUNT))

  for (const [use, settings] of [
    ['for media', (folder: string) => ({ MEDIA_ROOT: join(folder, 'media') })],
    ['for temporary files', (folder: string) => ({ TMPDIR: join(folder, 'tmp') })],
  ] as [string, (folder: string) => Settings][])
    test(`${use}: uploads are told so, nothing is half done, and it goes on`, async (t) => {
      const { assert } = t
      const disk = smallDisk(t)
      await mkdir(join(disk.folder, 'tmp'))
      const server = await drillServer(t, settings(disk.folder))
      const owner = await signedIn(1)
      const send = (shade: number) => upload(server.url, { product: 95, shade }, owner)
      await inDatabase('delete from products_productimage where product_id = 95')
      assert.equal((await send(1)).status, 201)
      await until(async () => (await inDatabase(WITHOUT_VARIANTS)).length === 0)
      const rows = await inDatabase(FILES_OF)
      disk.fill()
      const before = filesIn(disk.folder)

      const answers = await Promise.all([2, 3, 4, 5].map(send))

      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [507])
      const list = await fetch(`${server.url}/api/v1/products/?page_size=5`)
      assert.equal(list.status, 200)
      assert.isAtLeast((await inDatabase(FILES_OF)).length, rows.length)
      await until(() => filesIn(disk.folder).length <= before.length)
      assert.lengthOf(
        await inDatabase('select from products_productimage where product_id = 95'),
        1
      )
      disk.free()
      assert.equal((await send(6)).status, 201)
      assert.notMatch(server.output, /"level":60/)
      await server.end('SIGTERM')
    })
})
