import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { openapi } from '#openapi/document'
import { drillServer, signedIn } from '#tests/helpers/drill_server'
import { quickBuild } from '#tests/helpers/quick_build'
import { upload } from '#tests/helpers/stored_in_bucket'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'

const PAGES = ['/', '/api/docs/', '/api/docs/errors/not_found/', '/api/schema/']
const ASSETS = ['site.css', 'docs.js', 'favicon.svg', 'swagger-ui.css', 'swagger-ui-bundle.js']

/** Of a build that nothing of which may be used: its files are there, and break who reads them. */
function breakBuild(folder: string) {
  for (const file of globSync('**/*.{js,edge,css,svg}', { cwd: folder }))
    writeFileSync(join(folder, file), '@if( throw new Error("of another build")')
}

/** The hook of `node ace build`, as it runs in a checkout. */
function place(checkout: string) {
  const code = 'import(process.argv[1]).then(({ default: place }) => place())'
  const hook = app.makePath('bin/place_build.ts')
  return spawnSync(process.execPath, ['-e', code, hook], { cwd: checkout, encoding: 'utf8' })
}

/** Asks for each page and for each operation of the document; @returns lines such as `200 GET /` */
async function askAll(url: string): Promise<string[]> {
  const headers = { ...(await signedIn(1)), Accept: 'text/html, */*' }
  const operations = Object.entries(openapi().paths ?? {}).flatMap(([path, methods]) =>
    Object.keys(methods as object).map((method) => [method.toUpperCase(), path])
  )
  const files = [...PAGES, ...ASSETS.map((name) => `/assets/${name}`)].map((path) => ['GET', path])
  const lines = []
  for (const [method, path] of [...files, ...operations] as [string, string][]) {
    const reads = method === 'GET'
    const target = url + path.replace(/\{\w+\}/g, reads ? '1' : '999999')
    const { status } = await fetch(target, { method, headers, body: reads ? undefined : '{}' })
    lines.push(`${status} ${method} ${path}`)
  }
  return lines
}

test.group('A build that takes the place of the one that serves', () => {
  test('disturbs no request and no shutdown of it', async (context) => {
    const { assert } = context
    const checkout = throwawayFolder(context)
    quickBuild(checkout)
    const server = await drillServer(context, {}, { args: ['build/bin/server.js'], cwd: checkout })

    cpSync(join(checkout, 'build'), join(checkout, '.build'), { recursive: true })
    breakBuild(join(checkout, '.build'))
    assert.equal(place(checkout).stderr, '')

    const answers = await askAll(server.url)
    assert.deepEqual(
      // Google is not configured here.
      answers.filter((line) => /^5/.test(line) && !/^503 GET .*\/google\//.test(line)),
      []
    )
    assert.isAbove(answers.length, 40)
    // The process that works on it begins now, and is not of the other build.
    const { status } = await upload(server.url, { product: 1, shade: 0 }, await signedIn(1))
    assert.equal(status, 201)
    assert.equal(await server.end('SIGTERM'), 0)
    assert.equal(server.errors, '')
  })

  test('is whole, and nothing is left of the last one', (context) => {
    const checkout = throwawayFolder(context)
    for (const [folder, file] of [
      ['build', 'old'],
      ['.build', 'new'],
      ['.build.old', 'left by one that was killed'],
    ] as const) {
      mkdirSync(join(checkout, folder))
      writeFileSync(join(checkout, folder, file), '')
    }
    place(checkout)
    context.assert.deepEqual(globSync('{,.}build*/*', { cwd: checkout }), ['build/new'])
    context.assert.isFalse(existsSync(join(checkout, '.build')))
  })
})
