import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { barChart, niceTop } from '#panel/charts'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { decide, moderating } from '#tests/helpers/moderating'
import { enter } from '#tests/helpers/panel'
import { queuedComment } from '#tests/helpers/queued'

const tile = (text: string, label: string) =>
  new RegExp(`<dt>${label}</dt>\\s*<dd class="big">([^<]+)<`).exec(text)?.[1]

test.group('The dashboard of the panel', (group) => {
  group.each.setup(emptyAfterwards)

  test('counts what waits and what was decided, and leaves out what was undone', async ({
    assert,
  }) => {
    const { visitor, user } = await enter('moderator')
    const { viewer } = await moderating()
    const [kept, hidden, undone] = [
      await queuedComment(),
      await queuedComment(),
      await queuedComment(),
    ]
    await queuedComment()
    await decide(kept.about, viewer, [{ kind: 'dismiss' }])
    await decide(hidden.about, viewer, [{ kind: 'hide' }])
    const path = undone.path
    await visitor.submitTo(`${path}/decisions`, path, {
      version: '1',
      verb: 'hide',
      reason: 'spam',
    })
    const [{ id }] = await db.from('moderation_decision').where('actor_id', user.id).select('id')
    await visitor.submitTo(`/admin/decisions/${id}/undo`, path)

    const { text } = await visitor.get('/admin')

    assert.equal(tile(text, 'Open cases'), '2')
    assert.equal(tile(text, 'Decided today'), '2')
    assert.equal(tile(text, 'Overturned'), '0 %')
    assert.match(
      text,
      /<th scope="row">\d\d-\d\d<\/th>\s*<td class="num">1<\/td>\s*<td class="num">1</
    )
    assert.match(text, /under 1 h<\/th>\s*<td class="num">2</)
  })

  test('shows who decided how much to leads only', async ({ assert }) => {
    const { viewer, user } = await moderating()
    const { about } = await queuedComment()
    await decide(about, viewer, [{ kind: 'hide' }])
    const [lead, moderator] = [await enter('lead'), await enter('moderator')]
    assert.include((await lead.visitor.get('/admin')).text, `@${user.username}`)
    assert.notInclude((await moderator.visitor.get('/admin')).text, `@${user.username}`)
  })

  test('tells at an empty queue what the team did', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    assert.include((await visitor.get('/admin/queue')).text, 'Nobody decided anything.')
    const { viewer, user } = await moderating()
    const { about } = await queuedComment()
    await decide(about, viewer, [{ kind: 'hide' }])
    assert.match(
      (await visitor.get('/admin/queue')).text,
      new RegExp(`@${user.username}:\\s*1 decision`)
    )
  })

  test('weighs less than 60 kB in its longest period', async ({ assert }) => {
    const { visitor } = await enter('lead')
    const { text, status } = await visitor.get('/admin?days=30')
    assert.equal(status, 200)
    assert.isBelow(text.length, 60_000)
  })
})

test.group('A chart of the panel', () => {
  test('needs no script and no style, and says what each bar is', ({ assert }) => {
    const svg = barChart({
      ...{ id: 'x', description: 'A <b>', labels: ['Mon', 'Tue'] },
      series: [
        { name: 'Kept', values: [3, 0] },
        { name: 'Hidden', values: [1, 2] },
      ],
    })
    assert.notMatch(svg, /style=|<script|<b>/)
    assert.include(svg, '<title>Tue: Hidden 2</title>')
    assert.include(svg, '<desc id="x-about">A &lt;b&gt;</desc>')
  })

  test('has a grid of whole numbers up to {most}: {top}')
    .with([
      { most: 0, top: 4 },
      { most: 5, top: 8 },
      { most: 13, top: 20 },
      { most: 41, top: 80 },
      { most: 1000, top: 1200 },
    ])
    .run(({ assert }, { most, top }) => assert.equal(niceTop(most), top))
})
