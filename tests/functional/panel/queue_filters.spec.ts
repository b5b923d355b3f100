import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import ReportTarget from '#actions/moderation/report_target'
import { UserFactory } from '#database/factories/user_factory'
import { emptyTables } from '#tests/helpers/empty_tables'
import { caseAbout, decide, moderating } from '#tests/helpers/moderating'
import { enter } from '#tests/helpers/panel'
import { queuedComment } from '#tests/helpers/queued'
import type { Visitor } from '#tests/helpers/visitor'

const QUEUE = '/admin/queue'

test.group('Filters of the queue', (group) => {
  let lead: Visitor
  let moderator: Visitor
  let names: Map<string, string>

  group.setup(async () => {
    lead = (await enter('lead')).visitor
    moderator = (await enter('moderator')).visitor
    names = await scene()
    return emptyTables
  })

  /** Cases by their paths, each with a name. */
  async function scene() {
    const [spam, held, shop] = [await queuedComment(), await queuedComment(), await queuedComment()]
    await spam.comment.merge({ content: 'Buy a DESK, 100% off' }).save()
    await spam.author.merge({ username: 'seller', dateJoined: ago(40) }).save()
    await held.comment.merge({ content: 'Buy_chairs', isApproved: false }).save()
    await shop.product.merge({ name: 'Désk of oak', moderationState: 'hidden' }).save()
    await shop.author.merge({ username: 'deskless', dateJoined: ago(40) }).save()
    const [one, other] = [await UserFactory.create(), await UserFactory.create()]
    await one.merge({ username: 'watcher' }).save()
    for (const { id: reporterId } of [one, other])
      await new ReportTarget().handle({
        ...{ target: spam.about.target, subjectId: spam.author.id, reporterId },
        ...{ reason: 'spam', description: '' },
      })
    const product = await caseAbout({ kind: 'product', id: shop.product.id })
    const person = await caseAbout({ kind: 'user', id: shop.author.id })
    const { viewer, user } = await moderating()
    await user.merge({ username: 'judge' }).save()
    await decide(shop.about, viewer, [{ kind: 'dismiss' }])
    const cases = { spam: spam.about, held: held.about, decided: shop.about, product, person }
    return new Map(Object.entries(cases).map(([name, { id }]) => [`${QUEUE}/${id}`, name]))
  }

  const ago = (days: number) => DateTime.utc().minus({ days })

  /** The names of the cases that a page shows. */
  const shown = (text: string) =>
    [...text.matchAll(/data-case="(\d+)"/g)]
      .map(([, id]) => names.get(`${QUEUE}/${id}`)!)
      .toSorted()

  test('find by {0} what they say')
    .with([
      ['q=desk', ['person', 'product', 'spam']],
      ['q=DESK+buy', ['spam']],
      ['q=100%25', ['spam']],
      ['q=y_c', ['held']],
      ['q=chairs%2C', ['held']],
      ['content=visible', ['person', 'spam']],
      ['content=held', ['held']],
      ['content=taken_down', ['product']],
      ['reports=2', ['spam']],
      ['reports=3', []],
      ['account=7d', ['held', 'product']],
      ['author=%40Seller', ['spam']],
      ['author=judge', []],
      ['waiting=new', ['held', 'person', 'product', 'spam']],
      ['waiting=24h', []],
      ['state=decided&decided_by=judge', ['decided']],
      ['state=decided&decided_by=seller', []],
      ['q=desk&content=visible&reports=2', ['spam']],
    ] as [string, string[]][])
    .run(async ({ assert }, [query, found]) => {
      const { status, text } = await moderator.get(`${QUEUE}?${query}`)
      assert.equal(status, 200)
      assert.deepEqual(shown(text), found)
    })

  test('count beside {$self} as many for each choice as there are then')
    .with(['', 'q=desk', 'content=visible', 'q=buy&reports=2', 'claimed=nobody', 'cause=report'])
    .run(async ({ assert }, query) => {
      const { text } = await moderator.get(`${QUEUE}?${query}`)
      let compared = 0
      for (const name of ['cause', 'reason', 'claimed']) {
        const [, options = ''] = new RegExp(`name="${name}">(.*?)</select>`, 's').exec(text)!
        for (const [, value, count] of options.matchAll(/value="(\w+)"[^(]*?\((\d+)\)/gs)) {
          const narrowed = new URLSearchParams(query)
          narrowed.set(name, value!)
          const answer = await moderator.get(`${QUEUE}?${narrowed}`)
          assert.lengthOf(shown(answer.text), Number(count), String(narrowed))
          compared++
        }
      }
      assert.isAbove(compared, 5)
    })

  test('by who reported are for leads', async ({ assert }) => {
    const query = `${QUEUE}?reporter=Watcher`
    assert.deepEqual(shown((await lead.get(query)).text), ['spam'])
    assert.deepEqual(shown((await lead.get(`${QUEUE}?reporter=seller`)).text), [])
    assert.include((await lead.get(QUEUE)).text, 'name="reporter"')
    assert.equal((await moderator.get(query)).status, 403)
    assert.notInclude((await moderator.get(QUEUE)).text, 'name="reporter"')
  })

  test('are told above the cases, each with the way to do without it', async ({ assert }) => {
    const { text } = await moderator.get(`${QUEUE}?kind=comment&q=%3Cb%3E&content=held`)
    const [, tags = ''] = /<nav class="chips" aria-label="Filters">(.*?)<\/nav>/s.exec(text)!
    const hrefs = [...tags.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)
    assert.include(tags, 'Words in it: &lt;b&gt;')
    assert.include(tags, 'Waits to be published')
    assert.deepEqual(hrefs, [
      `${QUEUE}?kind=comment&amp;content=held`,
      `${QUEUE}?q=%3Cb%3E&amp;kind=comment`,
    ])
    assert.notInclude((await moderator.get(`${QUEUE}?kind=comment`)).text, 'class="chips"')
  })

  test('lead from a case to the next that they find', async ({ assert }) => {
    const { location } = await moderator.submitTo('/admin/queue/next', QUEUE, {
      view: 'q=desk&content=visible&reports=2',
    })
    assert.equal(names.get(location!.split('?')[0]!), 'spam')
    assert.include(location!, 'q=desk')
    await moderator.submitTo(`${location!.split('?')[0]}/release`, QUEUE)
  })
})
