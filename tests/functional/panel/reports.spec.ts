import { test } from '@japa/runner'
import { UserFactory } from '#database/factories/user_factory'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { decide, moderating } from '#tests/helpers/moderating'
import { enter } from '#tests/helpers/panel'
import { queuedComment } from '#tests/helpers/queued'

test.group('Reports and appeals in the panel', (group) => {
  group.each.setup(emptyAfterwards)

  test('are listed with the record of whoever reported, and without their name', async ({
    assert,
    client,
  }) => {
    const { visitor } = await enter('lead')
    const { comment, path } = await queuedComment()
    const reporter = await UserFactory.create()
    await client
      .post(`/api/v1/comments/${comment.id}/report/`)
      .json({ reason: 'spam', description: 'See <there>' })
      .loginAs(reporter)

    const { text } = await visitor.get('/admin/reports?state=open&kind=comment&reason=spam')

    assert.include(text, `href="${path}"`)
    assert.include(text, 'See &lt;there&gt;')
    assert.include(text, 'first report')
    assert.notInclude(text, reporter.username)
    assert.include(
      (await visitor.get('/admin/reports?state=upheld')).text,
      'No report is like that'
    )
    assert.equal((await visitor.get('/admin/reports?state=nonsense')).status, 400)
  })

  test('lead from what an author says against a decision to upholding it, or overturning', async ({
    assert,
    client,
  }) => {
    const { visitor } = await enter('moderator')
    const { viewer } = await moderating()
    const { about, author, comment } = await queuedComment()
    const { decision } = await decide(about, viewer, [{ kind: 'hide' }])
    await client
      .post(`/api/v1/moderation/decisions/${decision.id}/appeal/`)
      .json({ text: 'It was a joke' })
      .loginAs(author)

    const { text } = await visitor.get('/admin/appeals?state=open')
    const [, path] = /href="(\/admin\/queue\/\d+)"/.exec(text)!
    const shown = await visitor.get(path!)

    assert.include(text, 'hid it')
    assert.include(text, 'It was a joke')
    assert.include(shown.text, 'It was a joke')
    assert.match(shown.text, /value="overturn"[^]*value="uphold"/)
    await visitor.submitTo(`${path}/decisions`, path!, {
      ...{ version: '1', verb: 'overturn', reason: 'other' },
    })
    assert.isTrue((await comment.refresh()).isApproved)
    assert.include((await visitor.get('/admin/appeals')).text, 'Overturned')
  })
})
