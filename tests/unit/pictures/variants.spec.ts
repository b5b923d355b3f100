import { test } from '@japa/runner'
import sharp from 'sharp'
import { makeVariants } from '#pictures/variants'
import { animation, picture } from '#tests/helpers/pictures'

const sizes = (variants: { name: string; width: number; height: number }[]) =>
  Object.fromEntries(variants.map(({ name, width, height }) => [name, [width, height]]))

test.group('Variants', () => {
  test('have their longest side, and are WebP', async ({ assert }) => {
    const variants = await makeVariants(await picture('jpeg', { width: 1800, height: 2400 }), {
      avif: false,
    })

    assert.deepEqual(sizes(variants), { full: [1200, 1600], card: [480, 640], thumb: [240, 320] })
    for (const { webp, avif, width, height } of variants) {
      assert.containsSubset(await sharp(webp).metadata(), { format: 'webp', width, height })
      assert.isNull(avif)
    }
  })

  test('are never enlarged: {0}')
    .with([
      [[500, 100], { full: [500, 100], card: [500, 100], thumb: [320, 64] }],
      [[8, 6], { full: [8, 6], card: [8, 6], thumb: [8, 6] }],
      [[4000, 1], { full: [1600, 1], card: [640, 1], thumb: [320, 1] }],
    ] as const)
    .run(async ({ assert }, [[width, height], expected]) => {
      const variants = await makeVariants(await picture('png', { width, height }), { avif: false })

      assert.deepEqual(sizes(variants), expected as never)
    })

  test('are AVIF as well where that is wanted', async ({ assert }) => {
    const variants = await makeVariants(await picture('webp'), { avif: true })

    for (const { avif } of variants)
      assert.equal((await sharp(avif!).metadata()).mediaType, 'image/avif')
  })

  test('of an animation are its first frame, but for the full one: {$self}')
    .with(['gif', 'webp'] as const)
    .run(async ({ assert }, format) => {
      const [full, ...small] = await makeVariants(await animation(format), { avif: true })

      assert.containsSubset(await sharp(full!.webp).metadata(), { pages: 3, width: 40, height: 30 })
      assert.isNull(full!.avif)
      for (const { webp, avif } of small) {
        assert.equal((await sharp(webp).metadata()).pages ?? 1, 1)
        assert.isNotNull(avif)
      }
    })
})
