import { test } from '@japa/runner'
import { usernameFrom, usernameProblem } from '#rules/username'

test.group('usernameProblem', () => {
  test('says {1} of {0}')
    .with([
      ['alice', null],
      ['Zoë.Ünal+1@home_-', null],
      ['王小明', null],
      ['has space', 'invalid_username'],
      ['new\nline', 'invalid_username'],
      ['zero\u200Bwidth', 'invalid_username'],
      ['right\u202Eleft', 'invalid_username'],
      ...['\u3164', 'ada\u115F', 'ad\u00ADa', 'ada\u2066', 'ada\uFE0F', 'ada\u0301\u0301'].map(
        (name) => [name, 'invalid_username']
      ),
      ['a/b', 'invalid_username'],
      ['', 'invalid_username'],
      ['42', 'reserved_username'],
      ['٤٢', 'reserved_username'],
      ...['me', '.', '..'].map((name) => [name, 'reserved_username']),
      ['...', null],
      ['Profile', 'reserved_username'],
      ['me2', null],
    ])
    .run(({ assert }, [name, problem]) => assert.equal(usernameProblem(name!), problem))
})

test.group('usernameFrom', () => {
  test('makes {1} of {0}')
    .with([
      ['alice@example.com', 'alice'],
      ['a.b+c@example.com', 'a.b+c'],
      ['"odd name"@example.com', 'oddname'],
      ['42@example.com', 'user42'],
      ['me@example.com', 'userme'],
      ['!!!@example.com', 'user'],
    ])
    .run(({ assert }, [email, name]) => assert.equal(usernameFrom(email!), name))

  test('leaves room for a suffix', ({ assert }) => {
    assert.lengthOf(usernameFrom(`${'x'.repeat(200)}@example.com`), 140)
  })
})
