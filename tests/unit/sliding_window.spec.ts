import { test } from '@japa/runner'
import type { Rate } from '#throttling/rate'
import { judge, windowAt } from '#throttling/sliding_window'

const RATE = { requests: 10, seconds: 60 }

/** A caller whose refused requests do not count, at times in seconds. */
class Caller {
  #counts = new Map<number, number>()

  constructor(private rate: Rate) {}

  ask(seconds: number) {
    const { index, elapsedMs } = windowAt(this.rate, Math.round(seconds * 1000))
    const current = (this.#counts.get(index) ?? 0) + 1
    const previous = this.#counts.get(index - 1) ?? 0
    const verdict = judge(this.rate, { previous, current, elapsedMs })
    if (!verdict.exceeded) this.#counts.set(index, current)
    return verdict
  }

  /** How many of that many requests at once are let in. */
  burst(seconds: number, requests: number): number {
    const verdicts = Array.from({ length: requests }, () => this.ask(seconds))
    return verdicts.filter(({ exceeded }) => !exceeded).length
  }
}

test.group('The sliding window', () => {
  test('lets a budget through at once, and nothing more', ({ assert }) => {
    const caller = new Caller(RATE)
    const left = Array.from({ length: 12 }, () => caller.ask(6000).remaining)
    assert.deepEqual(left, [9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0, 0])
  })

  test('gives no second budget right after an edge', ({ assert }) => {
    const caller = new Caller(RATE)
    assert.equal(caller.burst(6059.9, 20), 10)
    assert.equal(caller.burst(6060, 20), 0)
    assert.equal(caller.burst(6066, 20), 1)
    assert.equal(caller.burst(6090, 20), 4)
    assert.equal(caller.burst(6180, 20), 10)
  })

  test('says to the second when the next request is let in: {$self} s into the window')
    .with([0, 1, 17, 30.5, 59, 59.999])
    .run(({ assert }, elapsed) => {
      const caller = new Caller(RATE)
      caller.burst(6000 + elapsed, 7)
      caller.burst(6060 + elapsed / 2, 20)
      const asked = 6060 + elapsed / 2
      const { exceeded, resetIn } = caller.ask(asked)
      assert.isTrue(exceeded)
      assert.isTrue(caller.ask(asked + resetIn - 1.001).exceeded)
      assert.isFalse(caller.ask(asked + resetIn).exceeded)
    })

  test('says when one request more is left than now', ({ assert }) => {
    const caller = new Caller(RATE)
    caller.burst(6010, 4)
    const { remaining, resetIn } = caller.ask(6010)
    assert.equal(remaining, 5)
    // 50 s to the edge, and a fifth of the next window.
    assert.equal(resetIn, 62)
  })

  test('makes nobody wait longer for having asked in vain', ({ assert }) => {
    const caller = new Caller(RATE)
    caller.burst(6000, 10)
    const { resetIn } = caller.ask(6030)
    for (let second = 31; second < 60; second++) caller.burst(6000 + second, 50)
    assert.isFalse(caller.ask(6030 + resetIn).exceeded)
  })

  test('is not misled by others that are refused at the same time', ({ assert }) => {
    const alone = judge(RATE, { previous: 8, current: 7, elapsedMs: 30_000 })
    const among = judge(RATE, { previous: 8, current: 40, elapsedMs: 30_000 })
    assert.deepEqual(among, alone)
    assert.isTrue(among.exceeded)
  })

  test('opens for nobody at a rate of none', ({ assert }) => {
    const { exceeded, resetIn } = judge(
      { requests: 0, seconds: 60 },
      { previous: 0, current: 1, elapsedMs: 0 }
    )
    assert.isTrue(exceeded)
    assert.isTrue(Number.isFinite(resetIn))
  })

  test('keeps to the budget in every span of a steady stream', ({ assert }) => {
    const caller = new Caller(RATE)
    const admitted: number[] = []
    for (let tenth = 0; tenth < 6000; tenth++)
      if (!caller.ask(6000 + tenth / 10).exceeded) admitted.push(tenth / 10)
    const inSpan = (from: number) =>
      admitted.filter((time) => time >= from && time < from + 60).length
    assert.isAtMost(Math.max(...admitted.map(inSpan)), RATE.requests)
    assert.isAbove(admitted.length, 85)
  })
})
