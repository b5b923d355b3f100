import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { programs, runnableBinaries } from '#hosting/embedded_postgres/binaries'
import { clusterIn, initialize } from '#hosting/embedded_postgres/cluster'
import { EmbeddedPostgres } from '#hosting/embedded_postgres/embedded_postgres'
import { projectRoot } from '#installation/project_root'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'

/** A backslash is left out: Node itself runs no module below one. */
const NAMES = [
  ...['-a blank', 'übersicht', 'no #1', '100% %20 %2F', 'what?', "o'neill", 'a\nbreak'],
  ...['a "quote"', '$HOME `id`', 'build'],
]
const NAME = NAMES.join(' & ')

test.group('A checkout in a folder named at will', () => {
  test('is started out of it', (context) => {
    const checkout = join(throwawayFolder(context), NAME)
    cpSync(app.makePath('bin'), join(checkout, 'bin'), { recursive: true })
    mkdirSync(join(checkout, 'build/bin'), { recursive: true })
    writeFileSync(join(checkout, 'package.json'), '{"type":"module"}')
    writeFileSync(join(checkout, 'build/bin/server.js'), 'console.log(process.cwd())')

    const start = join(checkout, 'bin/start.ts')
    const { stdout } = spawnSync(process.execPath, [start], { encoding: 'utf8' })

    context.assert.equal(stdout, `${checkout}\n`)
  })

  test('is the root of its sources and of its build, whatever it is named', (context) => {
    for (const name of NAMES) {
      const checkout = join(throwawayFolder(context), name)
      const url = pathToFileURL(`${checkout}/`)
      const moduleIn = (folder: string) => new URL(`${folder}app/installation/x`, url).href
      mkdirSync(checkout, { recursive: true })
      const alone = projectRoot(`${moduleIn('build/')}.js`)
      writeFileSync(join(checkout, 'adonisrc.ts'), '')

      context.assert.equal(alone.href, new URL('build/', url).href)
      context.assert.equal(projectRoot(`${moduleIn('')}.ts`).href, url.href)
      context.assert.equal(projectRoot(`${moduleIn('build/')}.js`).href, url.href)
    }
  })
})

test.group('The embedded PostgreSQL in a folder named at will', () => {
  test('runs where the data folder has the name', async (context) => {
    const server = await EmbeddedPostgres.start(join(throwawayFolder(context), NAME), false)
    await server.release()
  })

  test('is made where its programs have the name', (context) => {
    const folder = throwawayFolder(context)
    const shipped = dirname(dirname(runnableBinaries(folder, undefined).initdb))
    const odd = join(folder, NAME, 'native')
    cpSync(shipped, odd, { recursive: true, verbatimSymlinks: true })
    const cluster = clusterIn(join(folder, 'data'), false)

    initialize(cluster, programs(odd))

    context.assert.isTrue(existsSync(join(cluster.folder, 'PG_VERSION')))
  })
})
