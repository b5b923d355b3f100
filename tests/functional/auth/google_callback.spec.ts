import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import GoogleCode from '#models/google_code'
import { googleLimit } from '#tests/helpers/google_limit'
import { GooglePeer } from '#tests/helpers/google_peer'
import { GoogleVisitor, withFrontEnd } from '#tests/helpers/google_walk'
import { atOurPace } from '#tests/helpers/pace'

const ADA = 'ada@example.com'
const HOUR_AGO = Math.floor(Date.now() / 1000) - 3600

const errorOf = (page: URL) => page.searchParams.get('error')

test.group('Coming back from Google', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('with an ID token {0} opens nothing')
    .with([
      ['for another site', { aud: 'other.apps.example', azp: 'other.apps.example' }],
      ['that another site asked for', { azp: 'other.apps.example' }],
      ['of another issuer', { iss: 'https://accounts.example.com' }],
      ['that has expired', { iat: HOUR_AGO - 3600, exp: HOUR_AGO }],
      ['of another sign-in', { nonce: 'another' }],
      ['without a nonce', { nonce: undefined }],
      ['by a key that is not published', 'key'],
      ['by a key that pretends to be published', 'signature'],
    ] as [string, 'key' | 'signature' | object][])
    .run(async ({ assert, cleanup }, [, fault]) => {
      withFrontEnd({ cleanup })
      const peer = await GooglePeer.open({ cleanup })
      peer.forge(fault as 'key')
      const page = await new GoogleVisitor().signIn(ADA)
      assert.equal(errorOf(page), 'google_token_not_valid')
      assert.lengthOf(await GoogleCode.all(), 0)
    })

  test('without a verified address opens nothing', async ({ assert, cleanup }) => {
    withFrontEnd({ cleanup })
    await GooglePeer.open({ cleanup })
    const page = await new GoogleVisitor().signIn('eve@example.com')
    assert.equal(errorOf(page), 'google_email_not_verified')
  })

  test('after Google has changed its keys goes on', async ({ assert, cleanup }) => {
    withFrontEnd({ cleanup })
    const peer = await GooglePeer.open({ cleanup })
    assert.isNull(errorOf(await new GoogleVisitor().signIn(ADA)))
    await peer.rotate()
    assert.isNull(errorOf(await new GoogleVisitor().signIn(ADA)))
  })

  test('is told within a second of the limit that Google is away: {0} {1}')
    .with(
      (['token', 'jwks'] as const).flatMap((endpoint) =>
        ([500, 'drop', 'garbage', 'hang'] as const).map((fault) => [endpoint, fault] as const)
      )
    )
    .run(async ({ assert, cleanup }, [endpoint, fault]) => {
      withFrontEnd({ cleanup })
      const limit = googleLimit({ cleanup })
      const peer = await GooglePeer.open({ cleanup })
      const visitor = new GoogleVisitor()
      const path = await visitor.toCallback(ADA)
      peer.fail(endpoint, fault)
      const begun = performance.now()
      const { location } = await visitor.get(path)
      assert.equal(errorOf(new URL(location!)), 'google_away')
      assert.isBelow(performance.now() - begun, limit + atOurPace(1000))
    })
})

test.group('Google itself at fault', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is told by Google as {0}: {1}')
    .with([
      ['server_error', 'google_away'],
      ['temporarily_unavailable', 'google_away'],
      ['invalid_scope', 'google_token_not_valid'],
    ])
    .run(async ({ assert, cleanup }, [error, code]) => {
      withFrontEnd({ cleanup })
      const visitor = new GoogleVisitor()
      const { location } = await visitor.get('/api/v1/auth/google/redirect/')
      const state = new URL(location!).searchParams.get('state')
      const path = `/api/v1/auth/google/callback/?state=${state}&error=${error}`
      const back = await visitor.get(path)
      assert.equal(errorOf(new URL(back.location!)), code)
    })
})
