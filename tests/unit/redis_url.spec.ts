import { test } from '@japa/runner'
import { Redis } from '#throttling/redis'
import { parseRedisUrl } from '#throttling/redis_url'
import { StartupError } from '#support/startup_error'

test.group('parseRedisUrl', () => {
  test('reads {0}')
    .with([
      ['redis://cache', { host: 'cache', port: 6379, db: 0 }],
      ['redis://cache:6380/2', { host: 'cache', port: 6380, db: 2 }],
      ['redis://[::1]:6379/', { host: '::1', port: 6379, db: 0 }],
      ['redis://:p%40ss@cache', { host: 'cache', port: 6379, db: 0, password: 'p@ss' }],
      ['redis://:100%25@cache', { host: 'cache', port: 6379, db: 0, password: '100%' }],
      ['redis://:100%@cache', { host: 'cache', port: 6379, db: 0, password: '100%' }],
      [
        'rediss://ada:secret@cache/1',
        { host: 'cache', port: 6379, db: 1, username: 'ada', password: 'secret', tls: {} },
      ],
    ] as const)
    .run(({ assert }, [text, address]) => assert.containSubset(parseRedisUrl(text), address))

  test('refuses {$self}')
    .with(['', 'cache:6379', 'http://cache', 'redis://', 'redis://cache/zero', 'redis://cache/1/2'])
    .run(({ assert }, text) => assert.isUndefined(parseRedisUrl(text)))

  test('makes a start without an address fail, which does not repeat it', async ({ assert }) => {
    const start = () => Redis.open('http://:secret@cache')
    await assert.rejects(start, StartupError, /^REDIS_URL(?!.*secret)/)
  })
})
