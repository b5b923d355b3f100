import { readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from '@japa/runner'
import { OwnSite, register, showProduct, signIn } from '#tests/helpers/own_site'
import { picture } from '#tests/helpers/pictures'

const read = async (url: string, token?: string) => {
  const headers: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : {}
  const answer = await fetch(url, { headers })
  return { status: answer.status, body: Buffer.from(await answer.arrayBuffer()) }
}

/** The drill of docs/backup.md. */
test.group('A data folder that was lost', () => {
  test('comes back from a backup: people sign in, counts are equal, pictures show', async (context) => {
    const { assert } = context
    const site = new OwnSite(context)
    const server = await site.start()
    await site.query(`insert into products_category (id, name, slug) values (1, 'Lamps', 'lamps')`)
    const { access } = await register(server.url)
    const address = await showProduct(server.url, access, await picture('jpeg'))
    const shown = await read(`${server.url}${address}`)
    assert.equal(shown.status, 200)
    const stats = await read(`${server.url}/api/v1/stats/`)
    const keys = readFileSync(join(site.folder, 'keys.json'), 'utf8')

    const made = await site.run('backup:create', '--json')
    assert.equal(made.exitCode, 0, made.errors)
    const { file } = JSON.parse(made.output)
    assert.notInclude(made.output + made.errors, JSON.parse(keys).jwtSigningKey)
    assert.equal(await server.end('SIGTERM'), 0)
    await site.lose()

    const restored = await site.run('backup:restore', file)
    assert.equal(restored.exitCode, 0, restored.errors)
    assert.include(restored.output, 'into the empty database vitrin')
    assert.equal(readFileSync(join(site.folder, 'keys.json'), 'utf8'), keys)
    assert.equal(statSync(join(site.folder, 'keys.json')).mode & 0o777, 0o600)

    const again = await site.start()
    assert.equal(await signIn(again.url), 200)
    assert.equal((await read(`${again.url}/api/v1/auth/me/`, access)).status, 200)
    assert.deepEqual((await read(`${again.url}/api/v1/stats/`)).body, stats.body)
    assert.deepEqual((await read(`${again.url}${address}`)).body, shown.body)
    await again.end('SIGTERM')
  })

  test('is put back beside what was done since, which is kept', async (context) => {
    const { assert } = context
    const site = new OwnSite(context)
    const server = await site.start()
    await register(server.url)
    const { output } = await site.run('backup:create', '--json')
    const { file } = JSON.parse(output)
    await site.query(`update users_user set email = 'other@example.com'`)

    const busy = await site.run('backup:restore', file, '--yes')
    assert.equal(busy.exitCode, 6, busy.output)
    assert.include(busy.errors, 'stop the server')
    assert.equal(await server.end('SIGTERM'), 0)
    await site.untilStopped()
    assert.equal((await site.run('backup:restore', file)).exitCode, 2)

    const {
      exitCode,
      errors,
      output: said,
    } = await site.run('backup:restore', file, '--yes', '--json', '--reason=A wrong update.')
    assert.equal(exitCode, 0, errors)
    const { kept, way } = JSON.parse(said)
    assert.equal(way, 'beside')
    const again = await site.start()
    assert.equal(await signIn(again.url), 200)
    const [entry] = await site.query<{ actor: string }>('select * from audit_entries')
    assert.containsSubset(entry, {
      ...{ deed: 'backup_restored', target_type: 'backup', target_name: basename(file) },
      ...{ reason: 'A wrong update.', after: { kept } },
    })
    assert.match(entry!.actor, /^cli:/)
    const emails = await site.query('select email from users_user')
    assert.deepEqual(emails, [{ email: 'ada@example.com' }])
    const databases = await site.query(
      `select datname from pg_database where datname like 'vitrin%' order by 1`
    )
    assert.deepEqual(databases, [{ datname: 'vitrin' }, { datname: kept }])
    await again.end('SIGTERM')
  })
})

test.group('A start on the data folder of an earlier release', () => {
  test('writes it to a file before it brings it up to date, and says where', async (context) => {
    const { assert } = context
    const site = new OwnSite(context)
    const server = await site.start()
    await register(server.url)
    assert.notInclude(server.output, 'earlier release')
    await site.query(`delete from adonis_schema where id = (select max(id) from adonis_schema)`)
    await server.end('SIGTERM')
    await site.untilStopped()

    const later = await site.start()
    const path = /written to (\S+\.tar) before the update/.exec(later.output)?.[1]
    assert.isString(path, later.output)
    assert.match(path!, /vitrin-update-\w+\.tar$/)
    assert.isAbove(statSync(path!).size, 10_000)
    await later.end('SIGTERM')
  })
})
