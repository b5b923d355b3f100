import { test } from '@japa/runner'
import { refusals } from '#routing/refusals'

const codes = [...new Set(Object.values(refusals).map(({ publicCode }) => publicCode))]

test.group('The pages', () => {
  test('{$self} loads from this server alone and has nothing inline')
    .with(['/', '/api/docs/', '/api/docs/errors/not_found/'])
    .run(async ({ client, assert }, path) => {
      const response = await client.get(path).accept('html')

      response.assertStatus(200)
      response.assertHeader('content-type', 'text/html; charset=utf-8')
      const policy = response.header('content-security-policy')!
      const images = path.startsWith('/api/docs') ? "'self' data:" : "'self'"
      assert.include(policy, `script-src 'self'; style-src 'self'; img-src ${images};`)
      assert.match(response.text(), /<meta charset="utf-8"/)
      assert.notMatch(response.text(), /<style|style="|<script(?! src="\/assets\/)|(?:src|href)="h/)
    })

  test('load only files that are there', async ({ client, assert }) => {
    const pages = await Promise.all([client.get('/').accept('html'), client.get('/api/docs/')])
    const files = pages.flatMap((page) => page.text().match(/\/assets\/[\w.-]+/g) ?? [])
    assert.isAbove(new Set(files).size, 4)

    for (const file of new Set(files)) {
      const response = await client.get(file)
      response.assertStatus(200)
      assert.match(response.type(), /^(text\/(css|javascript)|image\/svg\+xml)$/, file)
    }
  })

  test('of the disk show nothing else: {$self}')
    .with(['/assets/nope.css', '/assets/..%2f..%2fpackage.json', '/assets/%2e%2e%2fviews'])
    .run(async ({ client }, path) => {
      const response = await client.get(path)

      response.assertStatus(404)
    })

  test('explain the error code {$self}')
    .with(codes)
    .run(async ({ client, assert }, code) => {
      const response = await client.get(`/api/docs/errors/${code}/`)

      response.assertStatus(200)
      response.assertTextIncludes(`<code>${code}</code>`)
      assert.notInclude(response.text(), 'undefined')
    })

  test('explain no code that there is not', async ({ client }) => {
    const response = await client.get('/api/docs/errors/nonsense/')

    response.assertStatus(404)
  })
})

test.group('The way in', () => {
  test('is JSON for programs', async ({ client, assert }) => {
    const response = await client.get('/').accept('json')

    response.assertStatus(200)
    assert.match(response.body().docs, /^http:\/\/[^/]+\/api\/docs\/$/)
  })

  test('leads to paths that answer', async ({ client, assert }) => {
    const links: Record<string, string> = (await client.get('/api/v1/')).body()
    assert.includeMembers(Object.keys(links), ['products', 'auth/login', 'health', 'schema'])

    for (const link of Object.values(links)) {
      const { pathname } = new URL(link)
      const response = await client.request(pathname, 'OPTIONS')
      response.assertStatus(204)
    }
  })
})
