import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { rawRequest } from '#tests/helpers/raw_request'

const JSON_TYPE = 'Content-Type: application/json'
const API_POLICY = "default-src 'none'; frame-ancestors 'none'"
const HTML = /^content-type: text\/html/im

/** One of each kind, whoever makes it: pages, files, lists, refusals. */
const ANSWERS: [target: string, status: number, headers: string[], body: string][] = [
  ['GET /', 200, ['Accept: text/html'], ''],
  ['GET /api/docs/', 200, [], ''],
  ['GET /assets/site.css', 200, [], ''],
  ['GET /api/schema/', 200, [], ''],
  ['GET /api/v1/', 200, [], ''],
  ['GET /api/v1/health/live/', 200, [], ''],
  ['GET /api/v1/products/', 200, [], ''],
  ['HEAD /api/v1/products/', 200, [], ''],
  ['OPTIONS /api/v1/products/', 204, [], ''],
  ['GET /api/v1/products/?category=x', 400, [], ''],
  ['POST /api/v1/auth/login/', 400, [JSON_TYPE], '{'],
  ['GET /api/v1/auth/me/', 401, [], ''],
  ['GET /api/v1/products/', 401, ['Authorization: Bearer x'], ''],
  ['GET /nowhere/', 404, [], ''],
  ['GET /%FF/', 404, [], ''],
  ['DELETE /api/v1/products/', 405, [], ''],
  ['POST /api/v1/auth/login/', 413, [JSON_TYPE], 'x'.repeat(2e6)],
  ['POST /api/v1/auth/login/', 415, ['Content-Type: text/plain'], 'x'],
]

/** The value of a header, as it was sent. */
const header = (head: string, name: string) =>
  new RegExp(`^${name}: (.*?)\r?$`, 'im').exec(head)?.[1]

test.group('Every answer', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('has its headers and no other of the framework: {0} {1}')
    .with(ANSWERS)
    .run(async ({ assert }, [target, expected, headers, body]) => {
      const { status, head } = await rawRequest(target, { headers, body })

      assert.equal(status, expected)
      assert.match(String(header(head, 'x-request-id')), /^[\da-f-]{36}$/)
      assert.equal(header(head, 'x-content-type-options'), 'nosniff')
      assert.equal(header(head, 'x-frame-options'), 'DENY')
      assert.equal(header(head, 'referrer-policy'), 'same-origin')
      assert.match(String(header(head, 'vary')), /Accept.*Origin/)
      for (const name of ['server', 'x-powered-by', 'set-cookie', 'x-aspnet-version'])
        assert.isUndefined(header(head, name))
      if (!HTML.test(head)) assert.equal(header(head, 'content-security-policy'), API_POLICY)
      if (HTML.test(head)) {
        assert.match(String(header(head, 'content-security-policy')), /default-src 'none'/)
        assert.equal(header(head, 'cross-origin-opener-policy'), 'same-origin')
      } else if (status !== 204 && !target.includes('/assets/'))
        assert.match(String(header(head, 'content-type')), /^application\/json; charset=utf-8$/)
    })

  test('is for no other origin: {$self}')
    .with(['https://evil.example', 'null', 'https://vitrin.com.evil.example', 'http://vitrin.com'])
    .run(async ({ assert }, origin) => {
      for (const target of [
        'GET /api/v1/products/',
        'OPTIONS /api/v1/products/',
        'GET /nowhere/',
      ]) {
        const headers = [`Origin: ${origin}`, 'Access-Control-Request-Method: POST']
        const { head } = await rawRequest(target, { headers })
        assert.isUndefined(header(head, 'access-control-allow-origin'))
      }
    })

  test('is for the origins of the settings, a refusal as well: {$self}')
    .with(['GET /api/v1/products/', 'GET /nowhere/', 'POST /api/v1/products/'])
    .run(async ({ assert }, target) => {
      const { head } = await rawRequest(target, { headers: ['Origin: https://vitrin.com'] })

      assert.equal(header(head, 'access-control-allow-origin'), 'https://vitrin.com')
      assert.equal(header(head, 'access-control-allow-credentials'), 'true')
      assert.include(
        String(header(head, 'access-control-expose-headers')).toLowerCase(),
        'x-request-id'
      )
    })
})
