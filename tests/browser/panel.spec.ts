import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import type { BrowserContextOptions } from 'playwright-core'
import { UserFactory } from '#database/factories/user_factory'
import type User from '#models/user'
import { needsBrowser, runAxe, WIDER } from '#tests/helpers/browser'
import { emptyTables } from '#tests/helpers/empty_tables'
import { openPanel, ORIGIN } from '#tests/helpers/panel_browser'
import { panelScene } from '#tests/helpers/panel_scene'
import { plantText } from '#tests/helpers/planted_text'

/** No browser breaks it by itself. */
const LONG_WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebs'
const WIDTHS = [1280, 768, 390]
/** Badges, chips, buttons and fields that forced colours leave without an edge, and so without a shape. */
const WITHOUT_EDGE = `[...document.querySelectorAll('.badge, .chip, .btn:not(.plain), input, select, textarea')]
  .filter((one) => one.checkVisibility() && !['checkbox', 'hidden'].includes(one.type))
  .filter((one) => ['none', 'hidden'].includes(getComputedStyle(one).borderTopStyle) ||
    getComputedStyle(one).borderTopColor === getComputedStyle(document.body).backgroundColor)
  .map((one) => one.outerHTML.slice(0, 80))`
const OUTLINE_OF_CURRENT = `getComputedStyle(document.querySelector('.cur [data-open]:focus')).outlineWidth`
/** What the scene has none of, and what is no page of its own. */
const NO_PAGE =
  /exports|media|suggestions|sign-in|sign-out|\/(next|previous|changes)$|\/(tasks|batches)\/1$/
/** What is clicked and smaller than 24 px (WCAG 2.5.8); links in a line of text may be. */
const SMALL = `[...document.querySelectorAll('button, summary, input:not([type=hidden]), select, textarea, a.btn, a.chip, nav a')]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.vh'))
  .filter((one) => Math.min(one.offsetWidth, one.offsetHeight) < 24)
  .map((one) => one.outerHTML.slice(0, 120))`
const LEVELS = `[...document.querySelectorAll('h1, h2, h3, h4')]
  .filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1]))`
const LANDMARKS = `['header', 'nav[aria-label]', 'main', 'search', 'h1'].filter((one) => !document.querySelector(one))`
/** Tables with a column that no heading names. */
const NAMELESS = `[...document.querySelectorAll('table')].filter((table) => {
  const heads = [...table.querySelectorAll('thead th[scope=col]')]
  return !heads.length || heads.some((head) => !head.textContent.trim() && !head.querySelector('[aria-label]'))
}).map((table) => table.outerHTML.slice(0, 200))`

const isDoor = (path: string) => path === '/admin/proof'

/** Whether a page begins with its one heading, and leaves out none of the levels below. */
const areInOrder = (levels: number[]) =>
  levels.filter((level) => level === 1).length === 1 &&
  levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1)

/** In the dark a page is the same but for its colours. */
const RULES = { light: undefined, dark: ['color-contrast', 'link-in-text-block'] }

test.group('The panel in a browser', (group) => {
  needsBrowser(group)
  let admin: User
  let paths: string[] = []

  group.setup(async () => {
    admin = await UserFactory.apply('superuser').create()
    paths = (await panelScene(admin.id)).filter((path) => !NO_PAGE.test(path))
    await plantText(LONG_WORD)
    return emptyTables
  })

  const open = (options?: BrowserContextOptions) => openPanel(admin, options)

  test('is found faultless by axe, {$self}, at every width')
    .with(['light', 'dark'] as const)
    .run(async ({ assert }, colorScheme) => {
      const { context, page } = await open({ colorScheme, bypassCSP: true })
      const found: string[] = []
      for (const path of paths) {
        const answer = await page.goto(ORIGIN + path)
        assert.equal(answer!.status(), 200, path)
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 })
          if (await page.evaluate(WIDER)) found.push(`${path} is wider than ${width}`)
          const { violations } = await runAxe(page, RULES[colorScheme])
          found.push(
            ...violations.map(({ id, nodes }) => `${path} ${width} ${id} ${nodes[0]?.html}`)
          )
        }
      }
      await context.close()
      assert.deepEqual(found, [])
    })

  test('fits 320 pixels and fingers, has its headings in order, and weighs little', async ({
    assert,
  }) => {
    const { context, page, complaints } = await open({ viewport: { width: 320, height: 640 } })
    // The scene has rows of pictures, and no files.
    await page.route(/\/media\//, (route) => route.fulfill({ path: app.publicPath('favicon.svg') }))
    for (const path of paths) {
      const answer = await page.goto(ORIGIN + path)
      assert.isBelow((await answer!.body()).length, 60_000, path)
      assert.equal(await page.evaluate(WIDER), 0, path)
      assert.deepEqual(await page.evaluate(SMALL), [], path)
      assert.isTrue(areInOrder((await page.evaluate(LEVELS)) as number[]), path)
      assert.deepEqual(await page.evaluate(NAMELESS), [], path)
      if (!isDoor(path)) assert.deepEqual(await page.evaluate(LANDMARKS), [], path)
    }
    await context.close()
    assert.deepEqual(complaints, [])
    const files = ['admin.css', 'admin.js'].map((name) => readFileSync(app.publicPath(name)))
    const zipped = files.reduce((sum, bytes) => sum + gzipSync(bytes).length, 0)
    assert.isBelow(zipped, 14_000)
  })

  test('is read in forced colours: what colour says stands in words, edges and marks too', async ({
    assert,
  }) => {
    const { context, page } = await open({ forcedColors: 'active' })
    for (const path of ['/admin/products', paths.find((one) => /users\/\d/.test(one))!]) {
      await page.goto(ORIGIN + path)
      assert.deepEqual(await page.evaluate(WITHOUT_EDGE), [], path)
    }
    await page.goto(`${ORIGIN}/admin/products`)
    await page.keyboard.press('j')
    assert.notEqual(await page.evaluate(OUTLINE_OF_CURRENT), '0px')
    await context.close()
  })

  test('is walked by keys alone', async ({ assert }) => {
    const { context, page } = await open()
    await page.keyboard.press('g')
    await page.keyboard.press('p')
    await page.waitForURL(/products$/)
    await page.keyboard.press('j')
    await page.keyboard.press('o')
    await page.waitForURL(/products\/\d+$/)
    await page.keyboard.press('g')
    await page.keyboard.press('u')
    await page.waitForURL(/users$/)
    await page.keyboard.press('?')
    assert.isTrue(await page.locator('#keys').isVisible())
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.keyboard.type('jkgp')
    assert.equal(await page.locator('#gq').inputValue(), 'jkgp')
    await context.close()
  })

  test('works without a script', async ({ assert }) => {
    const { context, page } = await open({ javaScriptEnabled: false })
    await page.goto(`${ORIGIN}/admin/products`)
    await page.locator('tbody th a').first().click()
    await page.fill('#f-name', 'Reading lamp')
    await page.locator('form[aria-labelledby=edit] .fill').click()
    assert.include(await page.locator('main .flash').innerText(), 'The product is saved.')
    assert.equal(await page.locator('h1').innerText(), 'Reading lamp')
    await context.close()
  })
})
