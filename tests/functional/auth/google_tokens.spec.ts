import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { UnsecuredJWT } from 'jose'
import google from '#config/google'
import { ADA, fakeGoogle } from '#tests/helpers/fake_google'
import { googleLimit } from '#tests/helpers/google_limit'
import { atOurPace } from '#tests/helpers/pace'

const PATH = '/api/v1/auth/google/'
const HOUR = 3600
const now = () => Math.floor(Date.now() / 1000)
const OTHERS = 'other.apps.example'

const send = (client: ApiClient, body: object) => client.post(PATH).json(body)

/** Claims that make a token worth nothing. */
const WORTHLESS: [string, () => object][] = [
  ['another audience', () => ({ aud: OTHERS, azp: OTHERS })],
  ['no audience', () => ({ aud: undefined })],
  ['another party that it was made for', () => ({ azp: OTHERS })],
  ['another issuer', () => ({ iss: 'https://accounts.other.example' })],
  ['no issuer', () => ({ iss: undefined })],
  ['an end that is past', () => ({ iat: now() - 2 * HOUR, exp: now() - HOUR })],
  ['no end', () => ({ exp: undefined })],
  ['a beginning to come', () => ({ nbf: now() + HOUR })],
  ['no sub', () => ({ sub: undefined })],
  ['a sub that is longer than the column', () => ({ sub: '1'.repeat(101) })],
  ['a sub with NUL', () => ({ sub: '1\0' })],
  ['no address', () => ({ email: undefined })],
  ['an address that is none', () => ({ email: 'ada' })],
  ['an address that is too long', () => ({ email: `${'a'.repeat(250)}@example.com` })],
]

const FAULTS = [500, 404, 'drop', 'garbage'] as const

test.group('A token of Google', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('opens nothing with {0}')
    .with(WORTHLESS)
    .run(async ({ client, db }, [, claims]) => {
      const fake = await fakeGoogle()
      const response = await send(client, { credential: await fake.idToken(claims()) })
      response.assertStatus(401)
      response.assertBodyContains({ code: 'google_token_not_valid' })
      await db.assertCount('users_user', 0)
    })

  test('opens nothing while Google has not verified the address: {$self}')
    .with([false, 'false', undefined])
    .run(async ({ client, db }, email_verified) => {
      const fake = await fakeGoogle()
      const response = await send(client, { credential: await fake.idToken({ email_verified }) })
      response.assertStatus(401)
      response.assertBodyContains({ code: 'google_email_not_verified' })
      await db.assertCount('users_user', 0)
    })

  test('opens nothing when its signature is not Google’s', async ({ assert, client }) => {
    const fake = await fakeGoogle()
    const claims = { ...ADA, iss: google.issuers[0], aud: google.clientIds[0] }
    const unsigned = new UnsecuredJWT(claims).setIssuedAt().setExpirationTime('1h').encode()
    const changed = (await fake.idToken()).replace(/\.[^.]+\./, `.${unsigned.split('.')[1]}.`)
    const forged = [await fake.forgedToken(), await fake.forgedToken(fake.kid)]

    for (const credential of [unsigned, changed, ...forged, 'a.b.c', 'x']) {
      const response = await send(client, { credential })
      response.assertStatus(401)
      response.assertBodyContains({ code: 'google_token_not_valid' })
    }
    assert.isAtMost(fake.asked.certs, 2)
  })

  test('has the nonce that the client sent to Google', async ({ assert, client }) => {
    const fake = await fakeGoogle()
    const credential = await fake.idToken({ nonce: 'n-1' })
    const plain = await fake.idToken()

    const answers = [
      await send(client, { credential, nonce: 'n-2' }),
      await send(client, { credential: plain, nonce: 'n-1' }),
      await send(client, { credential, nonce: 'n-1' }),
    ]
    assert.deepEqual(
      answers.map((answer) => answer.status()),
      [401, 401, 200]
    )
  })

  test('of an access token is asked about at Google, for us and for whom', async ({
    assert,
    client,
  }) => {
    const fake = await fakeGoogle()
    const worthless = [{ aud: OTHERS }, { aud: undefined }, { azp: OTHERS }, { sub: undefined }]
    for (const about of worthless) {
      const response = await send(client, { access_token: fake.accessToken(about) })
      response.assertStatus(401)
    }
    const unknown = await send(client, { access_token: 'ya29.made-up' })
    unknown.assertStatus(401)
    const unverified = fake.accessToken({ email_verified: 'false' })
    const refused = await send(client, { access_token: unverified })
    refused.assertBodyContains({ code: 'google_email_not_verified' })
    assert.isAtMost(fake.asked.userinfo, 2)
  })
})

test.group('Keys of Google', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('are fetched once, and once more for a new one', async ({ assert, client }) => {
    const fake = await fakeGoogle()
    const old = await fake.idToken()
    for (const _ of [1, 2]) {
      const response = await send(client, { credential: old })
      response.assertStatus(200)
    }
    assert.equal(fake.asked.certs, 1)

    await fake.rotate()
    const renewed = await send(client, { credential: await fake.idToken() })
    renewed.assertStatus(200)
    const outdated = await send(client, { credential: old })
    outdated.assertStatus(401)
    assert.equal(fake.asked.certs, 3)
  })

  test('are not asked for again and again for made-up ones', async ({ assert, client }) => {
    const fake = await fakeGoogle()
    for (let tries = 0; tries < 10; tries++) {
      const response = await send(client, { credential: await fake.forgedToken() })
      response.assertStatus(401)
    }
    assert.isAtMost(fake.asked.certs, 6)
  })

  test('Google is waited for less than six seconds', ({ assert }) => {
    assert.isBelow(google.answerLimitMs, 6000)
  })

  for (const endpoint of ['certs', 'tokeninfo'] as const) {
    const body = async (fake: Awaited<ReturnType<typeof fakeGoogle>>) =>
      endpoint === 'certs'
        ? { credential: await fake.idToken() }
        : { access_token: fake.accessToken() }

    test(`are away, or what it says of tokens: 503, ${endpoint} {$self}`)
      .with([...FAULTS])
      .run(async ({ client }, fault) => {
        const fake = await fakeGoogle()
        fake.fail(endpoint, fault)
        const response = await send(client, await body(fake))
        response.assertStatus(503)
        response.assertHeader('retry-after', '5')
        response.assertBodyContains({ code: 'google_away' })
      })

    test(`may hang: 503 within a second of the limit, ${endpoint}`, async (context) => {
      const { assert, client } = context
      const limit = googleLimit(context)
      const fake = await fakeGoogle()
      fake.fail(endpoint, 'hang')
      const begun = performance.now()
      const response = await send(client, await body(fake))
      response.assertStatus(503)
      assert.isBelow(performance.now() - begun, limit + atOurPace(1000))
    })
  }
})
