import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { hashInName, isOwnName, isTrialName, trialName } from '#rules/file_names'

const HASH = '0123456789abcdef0123456789abcdef'

test.group('The name of a file', () => {
  test('may be one of ours: {$self}')
    .with([
      ...[`products/42/${HASH}.jpg`, `avatars/1/${HASH}.gif`, `categories/7/${HASH}.avif`],
      ...[`products/42/${HASH}-thumb.webp`, `originals/products/42/${HASH}.png`],
    ])
    .run(({ assert }, name) => assert.isTrue(isOwnName(name)))

  test('is no one of ours: {$self}')
    .with([
      ...['products/lamp.jpg', `products/${HASH}.jpg`, `products/2024/02/${HASH}.jpg`],
      ...[
        `products/42/${HASH}.svg`,
        `products/42/${HASH.toUpperCase()}.jpg`,
        `products/42/${HASH}`,
      ],
      ...[`backups/42/${HASH}.jpg`, `originals/${HASH}.jpg`, `../products/42/${HASH}.jpg`],
      ...[
        `products/42/${HASH}-huge.webp`,
        `products/42/${HASH}.jpg.bak`,
        `x/products/42/${HASH}.jpg`,
      ],
    ])
    .run(({ assert }, name) => assert.isFalse(isOwnName(name)))

  test('tells the hash of what is published, and of nothing else', ({ assert }) => {
    assert.equal(hashInName(`products/42/${HASH}.jpg`), HASH)
    assert.isUndefined(hashInName(`products/42/${HASH}-thumb.webp`))
    assert.isUndefined(hashInName(`originals/products/42/${HASH}.jpg`))
  })

  test('is that of a trial for a trial alone', ({ assert }) => {
    assert.isTrue(isTrialName(trialName(randomUUID())))
    for (const name of [
      'storage-test/a.txt',
      `storage-test/${HASH}.webp`,
      `x/storage-test/${HASH}.txt`,
    ])
      assert.isFalse(isTrialName(name))
  })
})
