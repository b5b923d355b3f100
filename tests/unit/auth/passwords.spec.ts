import { test } from '@japa/runner'
import { OverloadedException } from '#exceptions/limits'
import { hashPassword, isDated, verifyPassword } from '#credentials/passwords'

/** Of "password", in one round: cheap enough for a crowd. */
const CHEAP = 'pbkdf2_sha256$1$NaCl$TWMkbSxOQq+tvuafjDQJq8gIebxeYGhwx+Y+MWmkOdo='

test.group('Passwords', () => {
  test('are made, verified and not due again', async ({ assert }) => {
    const made = await hashPassword('Qv7-long-enough')
    assert.isTrue(await verifyPassword(made, 'Qv7-long-enough'))
    assert.isFalse(await verifyPassword(made, 'qv7-long-enough'))
    assert.isFalse(isDated(made))
    assert.isTrue(isDated(CHEAP))
  })

  test('of nobody, or unusable, take the time and are wrong', async ({ assert }) => {
    for (const stored of [undefined, '', '!', '!unusable']) {
      assert.isFalse(await verifyPassword(stored, 'password'))
    }
  })

  test('wait in a line with an end', async ({ assert }) => {
    const crowd = await Promise.allSettled(
      Array.from({ length: 200 }, () => verifyPassword(CHEAP, 'password'))
    )
    const refused = crowd.filter((one) => one.status === 'rejected')
    const right = crowd.filter((one) => one.status === 'fulfilled' && one.value)

    assert.isAtLeast(right.length, 128)
    assert.lengthOf(refused, 200 - right.length)
    assert.isAbove(refused.length, 0)
    assert.isTrue(refused.every(({ reason }) => reason instanceof OverloadedException))
    assert.isTrue(await verifyPassword(CHEAP, 'password'))
  })
})
