import { test } from '@japa/runner'
import { diffHtml, glancedHtml, saidHtml } from '#panel/said_html'
import { whyLeft, type BulkCase, type BulkVerb } from '#rules/bulk_verbs'
import { effectsOf, verbsFor, type Situation } from '#rules/verbs'
import { wordDiff } from '#support/word_diff'

const situation = (more: Partial<Situation>): Situation => ({
  ...{ kind: 'comment', state: 'open', contentState: 'visible', hasAppeal: false },
  ...more,
})

const author = { id: 9, rank: 0 as const, isBanned: false }
const banned = { ...author, isBanned: true }

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

  test('on many leave what they do not fit, and say why: {0} of {1}')
    .with([
      ['keep', 'users', { kind: 'user' }, null],
      ['hide', 'users', { kind: 'user' }, 'unfit'],
      ['keep', 'appeals', { hasAppeal: true }, 'appeal'],
      ['warn', 'appeals', { hasAppeal: true }, 'appeal'],
      ['keep', 'what is held', { contentState: 'held' }, 'unfit'],
      ['remove', 'what is held', { contentState: 'held' }, null],
      ['approve', 'what is shown', {}, 'unfit'],
      ['escalate', 'what is escalated', { state: 'escalated' }, 'for_lead'],
      ['ban', 'users', { kind: 'user' }, null],
      ['ban', 'banned users', { kind: 'user', contentState: 'banned', subject: banned }, 'banned'],
      ['warn', 'banned users', { kind: 'user', contentState: 'banned', subject: banned }, null],
      ['suspend', 'things', {}, null],
      ['suspend', 'what banned people made', { subject: banned }, 'banned'],
      ['warn', 'what banned people made', { subject: banned }, null],
      ['ban', 'what is held', { contentState: 'held' }, 'held'],
      ['ban', 'what nobody made', { subject: null }, 'nobody'],
      ['hide', 'what nobody made', { subject: null }, null],
      ['hide', 'one’s own', { subject: { ...author, id: 7 } }, 'own'],
      ['warn', 'somebody above', { subject: { ...author, rank: 2 } }, 'rank'],
      ['warn', 'somebody beside', { subject: { ...author, rank: 1 } }, null],
    ] as [BulkVerb, string, Partial<BulkCase>, string | null][])
    .run(({ assert }, [verb, , more, why]) => {
      const about = { ...situation({}), subject: author, ...more }
      assert.equal(whyLeft(verb, about, { id: 7, rank: 1 }), why)
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

  test('says to whom a link leads, where its text says something else: {0}')
    .with([
      ['https://bank.example@evil.example/x', '(evil.example)'],
      ['https://\u0430pple.com/', '(xn--pple-43d.com)'],
      ['http://bank.example:80@evil.example', '(evil.example)'],
      ['HTTPS://Shop.example?q=1', ''],
      ['https://shop.example:8443/a', ''],
      ['https://shop.example', ''],
    ] as [string, string][])
    .run(({ assert }, [text, host]) => {
      assert.equal(/<b>(.*)<\/b>/.exec(saidHtml(text))?.[1] ?? '', host)
    })

  test('names signs that turn or hide what is beside them, and leaves those that scripts need', ({
    assert,
  }) => {
    assert.equal(saidHtml('a\u202egnp exe'), 'a<i>U+202E</i>gnp exe')
    assert.equal(glancedHtml('b\u200b\u200bc'), 'b<i>U+200B</i>c')
    assert.equal(diffHtml([{ kind: 'new', text: '\ufeffx' }]), '<ins><i>U+FEFF</i>x</ins>')
    const needed = '\u{1f469}\u200d\u{1f4bb} \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645'
    assert.equal(saidHtml(needed), needed)
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
