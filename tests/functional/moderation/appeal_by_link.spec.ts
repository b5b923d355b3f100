import { test } from '@japa/runner'
import { toldBy } from '#actions/mails/told_by'
import { UserFactory } from '#database/factories/user_factory'
import Appeal from '#models/appeal'
import Case from '#models/case'
import Mail from '#models/mail'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { caseAbout, decide, moderating } from '#tests/helpers/moderating'
import { Visitor } from '#tests/helpers/visitor'

/** Somebody who was banned, and where the mail's link leads. */
async function banned() {
  const user = await UserFactory.with('profile').create()
  const { viewer } = await moderating()
  const about = await caseAbout({ kind: 'user', id: user.id })
  const decided = await decide(about, viewer, [{ kind: 'ban' }])
  const { link } = (await toldBy(await Mail.firstOrFail()))!
  return { user, viewer, ...decided, link: new URL(link!) }
}

test.group('A banned person', (group) => {
  group.each.setup(emptyAfterwards)

  test('objects by the link of the mail, once', async ({ assert }) => {
    const { user, about, decision, link } = await banned()
    const visitor = new Visitor()
    const token = link.searchParams.get('token')!
    const path = link.pathname + link.search

    const sent = await visitor.submit(path, { token, text: 'It was my brother.' })

    assert.equal(sent.status, 200)
    assert.include(sent.text, 'with the moderators')
    const [appeal] = await Appeal.all()
    assert.deepEqual([appeal!.decisionId, appeal!.authorId], [decision.id, user.id])
    assert.equal((await Case.query().orderBy('id', 'desc').firstOrFail()).previousCaseId, about.id)
    const again = await visitor.submit(path, { token, text: 'Once more.' })
    assert.equal(again.status, 409)
    assert.lengthOf(await Appeal.all(), 1)
  })

  test('cannot object by another text than the link has, nor without words', async ({ assert }) => {
    const { link } = await banned()
    const visitor = new Visitor()
    const token = link.searchParams.get('token')!
    const path = link.pathname + link.search

    const other = await visitor.submit(path, { token: `x${token}`, text: 'No.' })
    assert.equal(other.status, 303)
    const { text } = await visitor.get(path)
    assert.include(text, 'role="alert"')
    assert.include(text, '>No.<')
    assert.equal((await visitor.submit(path, { token, text: ' ' })).status, 303)

    assert.isEmpty(await Appeal.all())
  })
})
