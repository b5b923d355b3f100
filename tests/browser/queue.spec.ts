import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type { Page } from 'playwright-core'
import { UserFactory } from '#database/factories/user_factory'
import PanelPreference from '#models/panel_preference'
import Rule from '#models/rule'
import type User from '#models/user'
import { needsBrowser, runAxe, WIDER } from '#tests/helpers/browser'
import { emptyTables } from '#tests/helpers/empty_tables'
import { caseAbout } from '#tests/helpers/moderating'
import { openPanel, ORIGIN, press } from '#tests/helpers/panel_browser'
import { queuedComment } from '#tests/helpers/queued'

const QUEUE = `${ORIGIN}/admin/queue`
const WIDTHS = [1280, 768, 390, 320]
const RULE = {
  effect: 'flag' as const,
  targetKinds: ['comment' as const],
  settings: { list: ['x'] },
}

const flash = (page: Page) => page.locator('.flash').first().innerText()

test.group('The queue in a browser', (group) => {
  needsBrowser(group)
  let moderator: User

  group.each.setup(async () => {
    moderator = await UserFactory.apply('lead').create()
    return () => emptyTables()
  })

  /** Cases of each kind, the oldest first in the queue. */
  async function scene() {
    const comments = [await queuedComment(), await queuedComment(), await queuedComment()]
    const [{ product, author, comment }] = comments as [(typeof comments)[0]]
    await comment.merge({ content: 'See https://cheap.example/24 now' }).save()
    await caseAbout({ kind: 'product', id: product.id })
    await caseAbout({ kind: 'user', id: author.id })
    return comments
  }

  test('is found faultless by axe at every width, {0} and {1}, and reflows')
    .with([
      ['light', 'comfortable'],
      ['dark', 'compact'],
    ] as const)
    .run(async ({ assert }, [colorScheme, density]) => {
      await scene()
      const options = { colorScheme, bypassCSP: true }
      const admin = await UserFactory.apply('superuser').create()
      await PanelPreference.create({ userId: admin.id, density })
      const { context, page, complaints } = await openPanel(admin, options)
      const cases = await db.from('moderation_case').orderBy('id').select('id')
      const bulk = `/bulk?verb=hide&ids=${cases[0].id}&ids=${cases[4].id}`
      const paths = [
        '',
        '?claimed=me',
        bulk,
        `${bulk}&scope=all`,
        ...[0, 3, 4].map((index) => `/${cases[index].id}`),
      ]
      const found: string[] = []
      const rule = await Rule.create({ name: 'Shops', kind: 'words', ...RULE })
      const kept = ['reasons', 'reasons/1', 'rules', 'rules/new', `rules/${rule.id}`]
      const pages = ['', 'reports', 'appeals', ...kept].map((path) => `${ORIGIN}/admin/${path}`)
      for (const address of [...pages, ...paths.map((path) => QUEUE + path)]) {
        const answer = await page.goto(address)
        assert.equal(answer!.status(), 200, address)
        assert.isBelow((await answer!.body()).length, 60_000, address)
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 })
          const { violations } = await runAxe(page)
          found.push(
            ...violations.map(({ id, nodes }) => `${address} ${width} ${id} ${nodes[0]?.html}`)
          )
          const wider = await page.evaluate(WIDER)
          if (wider) found.push(`${address} is ${String(wider)} pixels wider than ${width}`)
        }
      }
      await context.close()
      assert.deepEqual(found, [])
      assert.deepEqual(complaints, [])
    })

  test('is worked by keys alone, from a decision to the next', async ({ assert }) => {
    const [first, second, third] = await scene()
    const { context, page, complaints } = await openPanel(moderator)
    await press(page, 'g', 'm')
    await press(page, 'j', 'j', 'k', 'a')
    assert.include(await flash(page), `Keep: comment ${second!.comment.id}.`)
    await press(page, 'u')
    assert.include(await flash(page), 'The decision is undone.')
    await press(page, 'g', 'm')
    await press(page, 'o')
    await page.waitForURL(new RegExp(`/queue/${first!.about.id}$`))
    await press(page, 'r', '1')
    assert.include(await flash(page), `Hide: comment ${first!.comment.id}.`)
    assert.isFalse((await first!.comment.refresh()).isApproved)
    await page.waitForURL(new RegExp(`/queue/${second!.about.id}$`))
    await press(page, 'j')
    await page.waitForURL(new RegExp(`/queue/${third!.about.id}$`))
    await press(page, 'e')
    assert.include(await flash(page), `Ask a lead: comment ${third!.comment.id}.`)
    await page.focus('#f-text')
    await page.keyboard.type('are a j r 1 e')
    assert.equal(await page.inputValue('#f-text'), 'are a j r 1 e')
    await context.close()
    assert.deepEqual(complaints, [])
  })

  test('holds a case for whoever touches it, and lets go when they leave', async ({ assert }) => {
    const [first] = await scene()
    const { context, page } = await openPanel(moderator)
    const claims = () => db.from('moderation_claim').select('case_id')
    await page.goto(`${QUEUE}/${first!.about.id}`)
    assert.isEmpty(await claims())
    await Promise.all([page.waitForResponse(/\/hold$/), page.mouse.move(200, 200)])
    assert.deepEqual(await claims(), [{ case_id: first!.about.id }])
    await page.goto(QUEUE)
    for (let tries = 0; tries < 50 && (await claims()).length; tries++)
      await page.waitForTimeout(100)
    assert.isEmpty(await claims())
    await context.close()
  })

  test('decides many cases behind a preview', async ({ assert }) => {
    const comments = await scene()
    const { context, page, complaints } = await openPanel(moderator)
    await page.goto(QUEUE)
    await page.keyboard.press('x')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    assert.include(await page.locator('[data-picked]').innerText(), '2 selected')
    await Promise.all([page.waitForEvent('load'), page.click('#bulk [value=hide]')])
    assert.include(await page.locator('main').innerText(), 'It will be done to 2 of them')
    await Promise.all([page.waitForEvent('load'), page.click('main form .fill')])
    assert.include(await page.locator('main').innerText(), '2 of 2 are decided.')
    const states = await Promise.all(comments.map(({ comment }) => comment.refresh()))
    assert.deepEqual(
      states.map(({ isApproved }) => isApproved),
      [false, false, true]
    )
    await context.close()
    assert.deepEqual(complaints, [])
  })

  test('is worked without a script', async ({ assert }) => {
    const [first, second] = await scene()
    const { context, page } = await openPanel(moderator, { javaScriptEnabled: false })
    await page.goto(QUEUE)
    await page.locator('.acts summary').first().click()
    await page.getByRole('button', { name: /^Hide/ }).first().click()
    assert.include(await flash(page), `Hide: comment ${first!.comment.id}.`)
    await page.getByRole('button', { name: /Undo/ }).click()
    assert.include(await flash(page), 'The decision is undone.')
    await page.goto(QUEUE)
    await page.getByRole('button', { name: /Review next/ }).click()
    assert.include(await flash(page), 'You hold this case')
    await page.fill('#f-text', 'Please stop')
    await page.locator('.verbs [value=remove]').click()
    await page.waitForURL(new RegExp(`/queue/${second!.about.id}$`))
    assert.include(await flash(page), `Remove: comment ${first!.comment.id}.`)
    await context.close()
  })
})
