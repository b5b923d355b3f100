import { test } from '@japa/runner'
import { diffHtml, glancedHtml, saidHtml } from '#panel/said_html'
import { effectsOf, fitsInBulk, verbsFor, type Situation } from '#rules/verbs'
import { wordDiff } from '#support/word_diff'

const situation = (more: Partial<Situation>): Situation => ({
  ...{ kind: 'comment', state: 'open', contentState: 'visible', hasAppeal: false },
  ...more,
})

test.group('Verbs of the desk', () => {
  test('name outcomes by the target and how it stands: {0}')
    .with([
      ['visible', situation({}), ['keep', 'hide', 'remove', 'escalate']],
      ['held', situation({ contentState: 'held' }), ['approve', 'reject', 'hide', 'escalate']],
      ['hidden', situation({ contentState: 'hidden', state: 'decided' }), ['restore', 'remove']],
      ['appealed', situation({ hasAppeal: true }), ['overturn', 'uphold', 'escalate']],
      ['gone', situation({ contentState: null }), ['no_action', 'escalate']],
      ['raised', situation({ state: 'escalated' }), ['keep', 'hide', 'remove']],
      [
        'banned',
        situation({ kind: 'user', contentState: 'banned', state: 'decided' }),
        ['lift', 'warn', 'clear_profile'],
      ],
    ] as [string, Situation, string[]][])
    .run(({ assert }, [, found, verbs]) => assert.deepEqual(verbsFor(found), verbs))

  test('become effects, with what is done to the author beside', ({ assert }) => {
    const until = '2026-12-01T00:00:00.000Z'
    assert.deepEqual(effectsOf({ verb: 'keep', also: 'none', until }), [{ kind: 'dismiss' }])
    assert.deepEqual(effectsOf({ verb: 'reject', also: 'suspend', until }), [
      { kind: 'remove' },
      { kind: 'suspend', until },
    ])
    assert.deepEqual(effectsOf({ verb: 'overturn', until }), [])
  })

  test('leave appeals, and what they do not fit, out of many', ({ assert }) => {
    assert.isTrue(fitsInBulk('keep', situation({ kind: 'user' })))
    assert.isFalse(fitsInBulk('hide', situation({ kind: 'user' })))
    assert.isFalse(fitsInBulk('keep', situation({ hasAppeal: true })))
    assert.isFalse(fitsInBulk('keep', situation({ contentState: 'held' })))
  })
})

test.group('What somebody wrote, in the panel', () => {
  test('shows addresses as marks, and leads to whole ones without a trace', ({ assert }) => {
    const said = 'See <b> cheap.example/24, or https://a.example/?q="x". javascript:alert(1)'
    const html = saidHtml(said)
    assert.include(html, 'See &lt;b&gt; <mark>cheap.example/24</mark>, or ')
    assert.include(html, '<a href="https://a.example/?q=" rel="nofollow noopener noreferrer">')
    assert.notMatch(html, /href="javascript/)
    assert.notInclude(glancedHtml(said), 'href')
  })

  test('is told word by word where it changed: {before} to {after}')
    .with([
      {
        before: 'Buy my lamps',
        after: 'Buy no lamps',
        html: 'Buy <del>my </del><ins>no </ins>lamps',
      },
      { before: '', after: 'New <b>', html: '<ins>New &lt;b&gt;</ins>' },
      { before: 'All gone', after: '', html: '<del>All gone</del>' },
      { before: 'same', after: 'same', html: 'same' },
    ])
    .run(({ assert }, { before, after, html }) =>
      assert.equal(diffHtml(wordDiff(before, after)), html)
    )

  test('is compared as a whole when it is long', ({ assert }) => {
    const long = 'word '.repeat(700)
    assert.lengthOf(wordDiff(long, `${long}more`), 2)
  })
})
