import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { TestContext } from '@japa/runner/core'
import { test } from '@japa/runner'
import { StorageAwayException } from '#exceptions/storage'
import { FileMissing, type StoredFile } from '#storage/store'
import { storeAt } from '#storage/stores'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'

const NAME = 'products/42/0123456789abcdef0123456789abcdef.webp'
const bytes = Buffer.from('0123456789')

function folderStore(context: Pick<TestContext, 'cleanup'>, visibility = 'public' as const) {
  const folder = join(throwawayFolder(context), 'below', 'media')
  return { folder, store: storeAt({ folder }, visibility) }
}

test.group('A store in a folder', () => {
  test('gives back what was put, whole or a part of it', async ({ assert, cleanup }) => {
    const { store } = folderStore({ cleanup })
    await store.put(NAME, bytes, 'image/webp')

    assert.deepEqual(await store.bytes(NAME), bytes)
    assert.deepEqual(await buffer(await store.read(NAME)), bytes)
    assert.equal(String(await buffer(await store.read(NAME, { start: 2, end: 4 }))), '234')
    assert.equal((await store.stat(NAME)).size, 10)
  })

  test('takes the content of a file, of any size, with the rights of its own files', async ({
    assert,
    cleanup,
  }) => {
    const { folder, store } = folderStore({ cleanup })
    const path = join(throwawayFolder({ cleanup }), 'sent')
    await store.put('of-bytes', bytes, 'image/webp')
    for (const size of [0, 1, 2 ** 17, 2 ** 17 + 1, 300_000]) {
      const content = randomBytes(size)
      writeFileSync(path, content, { mode: 0o600 })
      await store.put(NAME, path, 'image/webp')

      assert.isTrue(content.equals(await store.bytes(NAME)), `${size} bytes`)
    }
    assert.equal(statSync(join(folder, NAME)).mode, statSync(join(folder, 'of-bytes')).mode)
  })

  test('takes names as Django makes them', async ({ assert, cleanup }) => {
    const { store } = folderStore({ cleanup })
    const name = 'products/Ünlü  resim (1)–日本.JPG'
    await store.put(name, bytes, 'image/jpeg')

    assert.deepEqual(await store.bytes(name), bytes)
    assert.deepEqual(await namesOf(store.list('products/')), [name])
  })

  test('puts in the place of what is there, and leaves nothing else', async ({
    assert,
    cleanup,
  }) => {
    const { folder, store } = folderStore({ cleanup })
    await store.put(NAME, bytes, 'image/webp')
    await store.put(NAME, Buffer.from('new'), 'image/webp')

    assert.equal(String(await store.bytes(NAME)), 'new')
    assert.deepEqual(readdirSync(join(folder, '.incoming')), [])
  })

  test('puts nothing half: where the name cannot be given, no file is left', async ({
    assert,
    cleanup,
  }) => {
    const { folder, store } = folderStore({ cleanup })
    mkdirSync(join(folder, NAME), { recursive: true })

    await assert.rejects(() => store.put(NAME, bytes, 'image/webp'), StorageAwayException)
    assert.deepEqual(readdirSync(join(folder, '.incoming')), [])
  })

  test('deletes, also what is not there', async ({ assert, cleanup }) => {
    const { folder, store } = folderStore({ cleanup })
    await store.put(NAME, bytes, 'image/webp')
    await store.delete([NAME, 'products/42/none.webp', '../none'])

    assert.isFalse(existsSync(join(folder, NAME)))
  })

  test('lists all files, or those below a folder', async ({ assert, cleanup }) => {
    const { store } = folderStore({ cleanup })
    for (const name of ['a.webp', 'products/1/b.webp', 'products/12/c.webp'])
      await store.put(name, bytes, 'image/webp')

    assert.sameMembers(await namesOf(store.list('')), [
      ...['a.webp', 'products/1/b.webp', 'products/12/c.webp'],
    ])
    assert.deepEqual(await namesOf(store.list('products/1/')), ['products/1/b.webp'])
    assert.deepEqual(await namesOf(store.list('none/')), [])
  })

  test('that is private is closed to other users of the machine', async ({ assert, cleanup }) => {
    const folder = join(throwawayFolder({ cleanup }), 'private')
    await storeAt({ folder }, 'private').put(NAME, bytes, 'image/webp')

    assert.equal(statSync(folder).mode & 0o777, 0o700)
  })

  test('says of {0} that it is missing, and looks for no such file')
    .with([
      ['a name that is not there', 'products/42/none.webp'],
      ['a folder', 'products/42'],
      ['a name below a file', `${NAME}/more`],
      ['a way out', '../../outside'],
      ['a way out in the middle', 'products/../../outside'],
      ['an absolute path', '/etc/passwd'],
      ['a NUL', `${NAME}\0`],
      ['a backslash', String.raw`products\..\..\outside`],
      ['the folder itself', ''],
      ['a name of dots', 'products/./x'],
      ['an overlong name', 'x'.repeat(256)],
      ['a lone surrogate', 'products/\ud800'],
    ] as const)
    .run(async ({ assert, cleanup }, [, name]) => {
      const { folder, store } = folderStore({ cleanup })
      await store.put(NAME, bytes, 'image/webp')
      writeFileSync(join(folder, '..', '..', 'outside'), 'secret')

      await assert.rejects(() => store.read(name), FileMissing)
      await assert.rejects(() => store.bytes(name), FileMissing)
      await assert.rejects(() => store.stat(name), FileMissing)
    })

  test('stores nothing under a name that leads out', async ({ assert, cleanup }) => {
    const { folder, store } = folderStore({ cleanup })

    await assert.rejects(() => store.put('../outside', bytes, 'image/webp'), TypeError)
    assert.isFalse(existsSync(join(folder, '..', 'outside')))
  })

  test('is away where its folder cannot be', async ({ assert, cleanup }) => {
    const file = join(throwawayFolder({ cleanup }), 'file')
    writeFileSync(file, '')
    const store = storeAt({ folder: join(file, 'media') }, 'public')

    await assert.rejects(() => store.put(NAME, bytes, 'image/webp'), StorageAwayException)
  })
})

async function namesOf(files: AsyncIterable<StoredFile>): Promise<string[]> {
  const found = await Array.fromAsync(files)
  return found.map(({ name }) => name)
}
