import { test } from '@japa/runner'
import { DjangoHash } from '#auth/django_hash'

const PASSWORD = 'Şifre-7 😀'
/** Made by Django 5.2. */
const ARGON2 =
  'argon2$argon2id$v=19$m=102400,t=2,p=8$TmFDbE5hQ2xOYUNsTmFDbA$aBV6uLFrYfru7qNX6Bqdzx8yR9x8Uf/AKYiSn7J7kYo'
const PBKDF2 = 'pbkdf2_sha256$1000$NaCl$jY2HcHg6XqzJC6Rp8MeLaO8SuRYhxx/x1QSQo9KJUgA='

const hash = new DjangoHash()

test.group('DjangoHash', () => {
  // The reference decoder reads m, t, p in this order only, and so does Django.
  test("writes what Django's Argon2PasswordHasher reads", async ({ assert }) => {
    const made = await hash.make(PASSWORD)
    assert.match(made, /^argon2\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
    assert.isAtMost(made.length, 128)
    assert.isTrue(await hash.verify(made, PASSWORD))
    assert.isFalse(await hash.verify(made, `${PASSWORD} `))
    assert.isFalse(hash.needsReHash(made))
  })

  test('verifies Django’s {0} and wants a new one')
    .with([
      ['argon2', ARGON2],
      ['pbkdf2', PBKDF2],
    ])
    .run(async ({ assert }, [, made]) => {
      assert.isTrue(hash.isValidHash(made!))
      assert.isTrue(await hash.verify(made!, PASSWORD))
      assert.isFalse(await hash.verify(made!, 'other'))
      assert.isTrue(hash.needsReHash(made!))
    })

  test('does not cut a password, at NUL or anywhere', async ({ assert }) => {
    const long = 'x'.repeat(128)
    const made = await hash.make(`${long}\0tail`)
    assert.isFalse(await hash.verify(made, `${long}\0other`))
    assert.isFalse(await hash.verify(made, long))
  })

  test('verifies nothing against {$self}')
    .with(['!', '!unusable', '', 'pbkdf2_sha256$', 'pbkdf2_sha256$x$y$z', 'md5$a$b'])
    .run(async ({ assert }, stored) => assert.isFalse(await hash.verify(stored, PASSWORD)))
})
