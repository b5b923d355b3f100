import { test } from '@japa/runner'
import { isAllowedHost, isPlausibleHost } from '#support/allowed_host'

test.group('isAllowedHost', () => {
  test('{host} by {allowed}: {answer}')
    .with([
      { host: 'api.vitrin.com:8080', allowed: ['api.vitrin.com'], answer: true },
      { host: 'API.vitrin.com.', allowed: ['api.vitrin.com'], answer: true },
      { host: 'evil.example', allowed: ['api.vitrin.com'], answer: false },
      { host: 'a.b.vitrin.com', allowed: ['.vitrin.com'], answer: true },
      { host: 'vitrin.com', allowed: ['.vitrin.com'], answer: true },
      { host: 'evilvitrin.com', allowed: ['.vitrin.com'], answer: false },
      { host: 'anything', allowed: ['*'], answer: true },
    ])
    .run(({ assert }, { host, allowed, answer }) => {
      assert.equal(isAllowedHost(host, allowed), answer)
    })
})

test.group('isPlausibleHost', () => {
  test('{0}: {1}')
    .with([
      ['localhost:3333', true],
      ['[::1]:3333', true],
      ['', false],
      ['a b', false],
      ['host/path', false],
      ['user@host', false],
      ['host"><script>', false],
    ] as const)
    .run(({ assert }, [host, plausible]) => {
      assert.equal(isPlausibleHost(host), plausible)
    })
})
