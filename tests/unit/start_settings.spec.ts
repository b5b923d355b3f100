import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { localKeys } from '#installation/data_folder'
import { assertProductionSettings } from '#installation/production_settings'
import { assertSettings } from '#installation/settings'
import { StartupError } from '#support/startup_error'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'

const refuses = (name: string, value: unknown) => () =>
  assertSettings((asked) => (asked === name ? value : undefined))

test.group('A setting', () => {
  test('{0} is refused by its name')
    .with([
      ['PORT', 70_000],
      ['PORT', -1],
      ['PORT', 80.5],
      ['WORKERS', 0],
      ['WORKERS', 1e9],
      ['DB_PORT', 0],
      ['DB_POOL_MAX', 0],
      ['SECURE_HSTS_SECONDS', -1],
      ['THROTTLE_ANON', 'lots'],
      ['THROTTLE_LOGIN_ADDRESS', '5 per minute'],
      ['DATABASE_URL', 'mysql://ada:secret@localhost/vitrin'],
      ['DATABASE_URL', 'localhost:5432/vitrin'],
      ['DATABASE_URL', 'postgres:'],
    ] as const)
    .run(({ assert }, [name, value]) => {
      assert.throws(refuses(name, value), new RegExp(`^${name}`))
      assert.doesNotThrow(refuses('SOMETHING', value))
      try {
        refuses(name, value)()
      } catch (error) {
        assert.instanceOf(error, StartupError)
        assert.notInclude((error as Error).message, 'secret')
      }
    })

  test('{0} may be {1}')
    .with([
      ['PORT', 0],
      ['WORKERS', 1],
      ['THROTTLE_ANON', ' 100/hour '],
      ['DATABASE_URL', 'postgresql://%2Fvar%2Frun/vitrin'],
      ['DATABASE_URL', 'postgres:///vitrin?host=/var/run/postgresql'],
    ] as const)
    .run(({ assert }, [name, value]) => assert.doesNotThrow(refuses(name, value)))
})

test.group('A key in production', () => {
  const check = (key: string) => () => assertProductionSettings({ APP_KEY: key })

  test('is refused when somebody could guess it: {$self}')
    .with([
      'django-insecure-x8k2v5q9w1e7r4t6y3u0i2o5p8a1s4d7',
      '12345678901234567890123456789012',
      '0123456789012345678901234567890123456789',
      'abcdefghijklmnopqrstuvwxyzabcdefghijklmnop',
      'passwordpasswordpasswordpassword',
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ])
    .run(({ assert }, key) => assert.throws(check(key), /^APP_KEY is a sample value/))

  test('is taken when it was made: {$self}')
    .with(['b4c1f0e2a9d87365b4c1f0e2a9d87364', 'kJ3-x_9Qm2VtWc8LrYp0sZbN5hGd7FaE1uXo4iKe'])
    .run(({ assert }, key) => assert.doesNotThrow(check(key)))
})

test.group('A data folder', () => {
  test('that is a file, or lies below one, is refused', ({ assert, cleanup }) => {
    const file = join(throwawayFolder({ cleanup }), 'file')
    writeFileSync(file, '')
    assert.throws(() => localKeys(file), /is no folder: set VITRIN_DATA_DIR/)
    assert.throws(() => localKeys(join(file, 'below')))
  })

  test('whose keys file holds {$self} is refused by the name of the file')
    .with(['', '{', '{}', 'null', '{"appKey":""}'])
    .run(({ assert, cleanup }, text) => {
      const folder = throwawayFolder({ cleanup })
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'keys.json'), text)
      assert.throws(() => localKeys(folder), /keys\.json holds no keys/)
    })
})
