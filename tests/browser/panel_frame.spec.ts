import { test } from '@japa/runner'
import type { Page } from 'playwright-core'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import PanelPreference from '#models/panel_preference'
import type User from '#models/user'
import { needsBrowser } from '#tests/helpers/browser'
import { emptyTables } from '#tests/helpers/empty_tables'
import { openPanel, ORIGIN } from '#tests/helpers/panel_browser'

const ACCOUNT = `${ORIGIN}/admin/account`
const PRODUCTS = `${ORIGIN}/admin/products`
const FOCUSED = `(() => { const { tagName, id, className } = document.activeElement
  return [tagName, id, className].join(' ').trim() })()`
/** Whether what has the focus lies below a bar that sticks, and so cannot be seen whole. */
const IS_COVERED = `(() => {
  const one = document.activeElement
  const { left, top, bottom, width } = one.getBoundingClientRect()
  return [top + 2, bottom - 2].some((y) => {
    const seen = document.elementFromPoint(left + width / 2, y)
    return seen && !one.contains(seen) && !seen.contains(one) && seen.closest('.top, .bulk, .idle') && !one.closest('.top, .bulk')
  }) ? one.outerHTML.slice(0, 80) : null
})()`

test.group('The frame of the panel in a browser', (group) => {
  needsBrowser(group)
  let user: User

  group.each.setup(async () => {
    user = await UserFactory.apply('staff').create()
    return () => emptyTables()
  })

  const focused = (page: Page) => page.evaluate(FOCUSED)

  test('warns before a session ends, and keeps it at a click', async ({ assert }) => {
    const { context, page, complaints } = await openPanel(user)
    await page.clock.install()
    await page.goto(ACCOUNT)
    const warning = page.getByText('You will be signed out within two minutes')
    await page.clock.runFor('27:30')
    assert.isFalse(await warning.isVisible())
    await page.clock.runFor('01:00')
    assert.isTrue(await warning.isVisible())
    const stay = page.getByRole('button', { name: 'Stay signed in' })
    await Promise.all([page.waitForResponse(/account$/), stay.click()])
    await warning.waitFor({ state: 'hidden' })
    await page.clock.runFor('28:30')
    assert.isTrue(await warning.isVisible())
    await context.close()
    assert.deepEqual(complaints, [])
  })

  test('puts the focus on what came of a form', async ({ assert }) => {
    const { context, page } = await openPanel(user)
    await page.goto(ACCOUNT)
    await page.fill('#f-time_zone', 'Mars/Olympus')
    await page.keyboard.press('Enter')
    await page.locator('.flash.no').waitFor()
    assert.equal(await focused(page), 'DIV  flash no')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    assert.equal(await focused(page), 'INPUT f-time_zone')
    await page.fill('#f-time_zone', 'Europe/Istanbul')
    await page.keyboard.press('Enter')
    await page.getByText('Times are in Europe/Istanbul').waitFor()
    assert.equal(await focused(page), 'DIV  flash')
    await context.close()
  })

  test('is skipped by its first link, and traps nobody in a dialog or a menu', async ({
    assert,
  }) => {
    const { context, page } = await openPanel(user)
    await page.goto(PRODUCTS)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    assert.equal(await focused(page), 'MAIN main')
    await page.keyboard.press('?')
    assert.isTrue(await page.locator('#keys').isVisible())
    assert.equal(await focused(page), 'BUTTON  btn')
    await page.keyboard.press('Escape')
    assert.isFalse(await page.locator('#keys').isVisible())
    assert.equal(await focused(page), 'MAIN main')
    const menu = page.locator('.top .menu')
    await menu.locator('summary').press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    assert.isNull(await menu.getAttribute('open'))
    assert.match(String(await focused(page)), /^SUMMARY/)
    await menu.locator('summary').press('Enter')
    await page.locator('h1').click()
    assert.isNull(await menu.getAttribute('open'))
    await context.close()
  })

  test('covers nothing that has the focus, in either direction, on a low screen', async ({
    assert,
  }) => {
    await ProductFactory.merge({ userId: user.id }).with('category').createMany(12)
    const { context, page } = await openPanel(user, {
      viewport: { width: 1280, height: 480 },
    })
    await page.goto(PRODUCTS)
    await page.locator('input[name=ids]').first().check()
    const covered: unknown[] = []
    for (const key of ['Tab', 'Shift+Tab'])
      for (let presses = 0; presses < 50; presses++) {
        await page.keyboard.press(key)
        covered.push(await page.evaluate(IS_COVERED))
      }
    await context.close()
    assert.deepEqual(covered.filter(Boolean), [])
  })

  test('has no single keys for whoever switched them off', async ({ assert }) => {
    await ProductFactory.merge({ userId: user.id }).with('category').create()
    await PanelPreference.create({ userId: user.id, hasShortcuts: false })
    const { context, page } = await openPanel(user)
    await page.goto(PRODUCTS)
    for (const key of ['?', 'j', 'x', 'g', 'm', '/', 'o']) await page.keyboard.press(key)
    assert.equal(page.url(), PRODUCTS)
    assert.isFalse(await page.locator('#keys').isVisible())
    assert.equal(await page.locator('.cur, :checked:not(option)').count(), 0)
    assert.equal(await focused(page), 'BODY')
    await context.close()
  })

  test('is printed over the whole width of the paper, without menus and buttons', async ({
    assert,
  }) => {
    await ProductFactory.merge({ userId: user.id }).with('category').create()
    const viewport = { width: 800, height: 900 }
    const { context, page } = await openPanel(user, { viewport })
    await page.goto(PRODUCTS)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    assert.isAbove((await page.locator('main').boundingBox())!.width, 790)
    assert.equal(await page.locator('.top, .side, main .btn').filter({ visible: true }).count(), 0)
    const paper = `getComputedStyle(document.documentElement).backgroundColor`
    assert.equal(await page.evaluate(paper), 'rgb(246, 247, 249)')
    await context.close()
  })
})
