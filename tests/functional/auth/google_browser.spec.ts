import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import google from '#config/google'
import { challengeOf } from '#credentials/challenge'
import { UserFactory } from '#database/factories/user_factory'
import GoogleCode from '#models/google_code'
import User from '#models/user'
import { GooglePeer } from '#tests/helpers/google_peer'
import { FRONT_END, GoogleVisitor, throughGoogle, withFrontEnd } from '#tests/helpers/google_walk'

const REDIRECT = '/api/v1/auth/google/redirect/'
const CALLBACK = '/api/v1/auth/google/callback/'
const ADA = 'ada@example.com'
const VERIFIER = 'v'.repeat(43)

const exchange = (client: ApiClient, body: object) => client.post('/api/v1/auth/google/').json(body)
const errorOf = (page: URL) => page.searchParams.get('error')

test.group('The way to Google by browser', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('leads to Google with a state, a nonce and a proof key', async ({ assert, cleanup }) => {
    withFrontEnd({ cleanup })
    const { status, headers, location } = await new GoogleVisitor().get(REDIRECT)

    assert.equal(status, 302)
    assert.equal(headers.get('cache-control'), 'private, no-store')
    assert.equal(headers.get('referrer-policy'), 'no-referrer')
    const { origin, pathname, searchParams } = new URL(location!)
    assert.equal(origin + pathname, google.authorizeUrl)
    const query = Object.fromEntries(searchParams)
    assert.containSubset(query, {
      client_id: google.webClientId,
      redirect_uri: google.callbackUrl,
      scope: 'openid email profile',
      code_challenge_method: 'S256',
    })
    for (const name of ['state', 'nonce', 'code_challenge'])
      assert.isAbove(query[name]!.length, 30, name)
    for (const cookie of headers.getSetCookie()) assert.match(cookie, /HttpOnly/i)
  })

  test('ends on the front end with a code that signs in', async ({ assert, client, cleanup }) => {
    withFrontEnd({ cleanup })
    await GooglePeer.open({ cleanup })
    const page = await new GoogleVisitor().signIn(ADA)

    assert.equal(page.origin + page.pathname, `${FRONT_END}/sign-in/google`)
    assert.deepEqual([...page.searchParams.keys()], ['code'])
    const response = await exchange(client, { code: page.searchParams.get('code') })
    response.assertStatus(200)
    response.assertBodyContains({ user: { email: ADA, first_name: 'Ada', is_verified: true } })
    const me = await client.get('/api/v1/auth/me/').bearerToken(response.body().tokens.access)
    me.assertStatus(200)
  })

  test('has a code that is good once, for a minute, and lies nowhere', async ({
    assert,
    client,
    cleanup,
  }) => {
    withFrontEnd({ cleanup })
    await GooglePeer.open({ cleanup })
    const code = (await new GoogleVisitor().signIn(ADA)).searchParams.get('code')!
    const row = await GoogleCode.firstOrFail()
    assert.closeTo(row.expiresAt.diffNow('seconds').seconds, 60, 5)
    assert.notInclude(JSON.stringify(row), code)
    assert.notInclude(JSON.stringify(row), ADA)

    await row.merge({ expiresAt: row.expiresAt.minus({ minutes: 1 }) }).save()
    const late = await exchange(client, { code })
    late.assertStatus(401)
    late.assertBodyContains({ code: 'ticket_not_valid' })
    await row.merge({ expiresAt: row.expiresAt.plus({ minutes: 1 }) }).save()
    const [first, again] = [await exchange(client, { code }), await exchange(client, { code })]
    first.assertStatus(200)
    again.assertStatus(401)
  })

  test('has a code for the page alone that began with a challenge', async ({ client, cleanup }) => {
    withFrontEnd({ cleanup })
    await GooglePeer.open({ cleanup })
    const query = `?challenge=${challengeOf(VERIFIER)}`
    const code = (await new GoogleVisitor().signIn(ADA, query)).searchParams.get('code')

    for (const verifier of [undefined, 'w'.repeat(43)]) {
      const stolen = await exchange(client, { code, verifier })
      stolen.assertStatus(401)
    }
    const response = await exchange(client, { code, verifier: VERIFIER })
    response.assertStatus(200)
  })

  test('leads to front ends of the settings alone, not to {$self}')
    .with([
      'https://evil.example.com',
      `${FRONT_END}.evil.example.com`,
      `${FRONT_END}@evil.example.com`,
      '//evil.example.com',
      'javascript:alert(1)',
      `${FRONT_END}/other`,
    ])
    .run(async ({ assert, client, cleanup }, to) => {
      withFrontEnd({ cleanup })
      const response = await client.get(REDIRECT).qs({ to }).redirects(0)
      response.assertStatus(400)
      assert.property(response.body(), 'to')
      const page = await new GoogleVisitor().get(`${REDIRECT}?to=${encodeURIComponent(to)}`)
      assert.equal(page.status, 400)
      assert.include(page.headers.get('content-type')!, 'text/html')
    })

  test('takes a front end by its address, and asks for one where there is none', async ({
    client,
    cleanup,
  }) => {
    const none = await client.get(REDIRECT).redirects(0)
    none.assertStatus(400)
    none.assertBody({ to: ['This field is required.'] })
    withFrontEnd({ cleanup })
    const named = await client
      .get(REDIRECT)
      .qs({ to: `${FRONT_END}/` })
      .redirects(0)
    named.assertStatus(302)
  })

  test('refuses a challenge that is none', async ({ client }) => {
    const response = await client.get(REDIRECT).qs({ challenge: 'x', to: 'admin' }).redirects(0)
    response.assertStatus(400)
    response.assertBodyContains({ challenge: [] })
  })

  test('says that Google is not set up: {$self}')
    .with([REDIRECT, CALLBACK])
    .run(async ({ client, cleanup }, path) => {
      withFrontEnd({ cleanup })
      const { clientSecret } = google
      google.clientSecret = undefined
      cleanup(() => void (google.clientSecret = clientSecret))
      const response = await client.get(path).redirects(0)
      response.assertStatus(503)
      response.assertBodyContains({ code: 'google_not_configured' })
    })

  test('tells the front end that somebody denied it', async ({ assert, cleanup }) => {
    withFrontEnd({ cleanup })
    await GooglePeer.open({ cleanup })
    const page = await new GoogleVisitor().signIn('deny')
    assert.equal(page.href, `${FRONT_END}/sign-in/google?error=google_denied`)
  })

  test('takes nobody who comes with the state of another browser', async ({ assert, cleanup }) => {
    withFrontEnd({ cleanup })
    await GooglePeer.open({ cleanup })
    const path = await new GoogleVisitor().toCallback(ADA)
    const other = new GoogleVisitor()
    await other.get(REDIRECT)

    for (const visitor of [new GoogleVisitor(), other]) {
      const { status, location } = await visitor.get(path)
      assert.equal(status, 303)
      assert.equal(errorOf(new URL(location!)), 'google_state_not_valid')
    }
    assert.lengthOf(await GoogleCode.all(), 0)
  })

  test('takes nobody without a state, or with rubbish in its place: {$self}')
    .with(['', '?code=x', '?state=x&code=x', '?state=&code=', '?error=access_denied'])
    .run(async ({ assert, cleanup }, query) => {
      withFrontEnd({ cleanup })
      const visitor = new GoogleVisitor()
      await visitor.get(REDIRECT)
      const { status, location } = await visitor.get(CALLBACK + query)
      if (query === '?state=&code=') return assert.equal(status, 400)
      assert.equal(errorOf(new URL(location!)), 'google_state_not_valid')
    })

  test('takes a state once, even from who kept its cookies', async ({ assert, cleanup }) => {
    withFrontEnd({ cleanup })
    await GooglePeer.open({ cleanup })
    const visitor = new GoogleVisitor()
    const { location: address } = await visitor.get(REDIRECT)
    const [first, second] = [await throughGoogle(address!, ADA), await throughGoogle(address!, ADA)]
    const [copy, other] = [visitor.copy(), visitor.copy()]
    const open = async (browser: GoogleVisitor, { pathname, search }: URL) =>
      errorOf(new URL((await browser.get(pathname + search)).location!))

    assert.isNull(await open(visitor, first))
    // Its cookies are gone.
    assert.equal(await open(visitor, first), 'google_state_not_valid')
    // Google takes a code of its own once.
    assert.equal(await open(copy, first), 'google_token_not_valid')
    // A new code of Google's, for the old state.
    assert.equal(await open(other, second), 'google_state_not_valid')
    assert.lengthOf(await GoogleCode.all(), 1)
  })

  test('opens no account before the code is used', async ({ assert, cleanup }) => {
    withFrontEnd({ cleanup })
    await GooglePeer.open({ cleanup })
    await new GoogleVisitor().signIn(ADA)
    assert.isNull(await User.findBy('email', ADA))
  })

  test('asks for the link of an account that is not verified', async ({ client, cleanup }) => {
    withFrontEnd({ cleanup })
    await GooglePeer.open({ cleanup })
    await UserFactory.merge({ email: ADA }).create()
    const code = (await new GoogleVisitor().signIn(ADA)).searchParams.get('code')
    const response = await exchange(client, { code })
    response.assertStatus(409)
    response.assertBodyContains({ code: 'google_link_required' })
  })
})
