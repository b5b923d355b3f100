import { test } from '@japa/runner'
import { qrCode } from '#support/qr_code'

test.group('A QR code', () => {
  test('is a picture that a strict policy lets through', ({ assert }) => {
    const svg = qrCode('otpauth://totp/Vitrin:ada?secret=ABC', 'For the app')
    assert.notMatch(svg, /style|<script|href/)
    assert.include(svg, 'aria-label="For the app"')
  })

  test('has three finders, and a quiet border of four', ({ assert }) => {
    const svg = qrCode('x', '')
    const dark = new Set([...svg.matchAll(/M(\d+) (\d+)h/g)].map(([, x, y]) => `${x},${y}`))
    const size = Number(/viewBox="0 0 (\d+)/.exec(svg)![1])
    for (const [left, top] of [
      [4, 4],
      [size - 11, 4],
      [4, size - 11],
    ] as const)
      for (let at = 0; at < 7; at++) assert.isTrue(dark.has(`${left + at},${top}`))
    assert.isFalse([...dark].some((place) => /^[0-3],|,[0-3]$/.test(place)))
  })
})
