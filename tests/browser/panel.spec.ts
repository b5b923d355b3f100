import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import type axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { CategoryFactory } from '#database/factories/category_factory'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { ProductTagFactory } from '#database/factories/product_tag_factory'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import PanelView from '#models/panel_view'
import type User from '#models/user'
import { browserProgram, startBrowser } from '#tests/helpers/browser'
import { emptyTables } from '#tests/helpers/empty_tables'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const ORIGIN = `http://${process.env.HOST}:${process.env.PORT}`
const WIDTHS = [1280, 768, 390]
/** Badges, chips, buttons and fields that forced colours leave without an edge, and so without a shape. */
const WITHOUT_EDGE = `[...document.querySelectorAll('.badge, .chip, .btn:not(.plain), input, select, textarea')]
  .filter((one) => one.checkVisibility() && !['checkbox', 'hidden'].includes(one.type))
  .filter((one) => ['none', 'hidden'].includes(getComputedStyle(one).borderTopStyle) ||
    getComputedStyle(one).borderTopColor === getComputedStyle(document.body).backgroundColor)
  .map((one) => one.outerHTML.slice(0, 80))`
const OUTLINE_OF_CURRENT = `getComputedStyle(document.querySelector('.cur [data-open]:focus')).outlineWidth`
const WIDER = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

test.group('The panel in a browser', (group) => {
  let browser: Browser
  let admin: User
  let paths: string[] = []

  group.setup(async () => {
    if (!browserProgram()) return () => {}
    browser = await startBrowser()
    admin = await UserFactory.merge({ isStaff: true, isSuperuser: true }).create()
    const product = await ProductFactory.merge({ userId: admin.id }).with('category').create()
    const comment = await CommentFactory.merge({ productId: product.id, userId: admin.id }).create()
    const view = {
      list: 'products' as const,
      name: 'Everything that is a draft and has no picture yet',
      query: 'state=draft',
    }
    await PanelView.create({ ...view, userId: admin.id })
    const { id: memberId } = await UserFactory.create()
    const { id: tagId } = await ProductTagFactory.create()
    const category = `categories/${product.categoryId}`
    const other = await CategoryFactory.merge({ name: 'A category with a very long name' }).create()
    const catalogue = [
      ...[
        category,
        `${category}/merge?into=${other.id}`,
        'categories/new',
        `tags/${tagId}`,
        `users/${memberId}`,
      ],
      'products?state=draft',
      `products/bulk?deed=hide&ids=${product.id}`,
      `products/bulk?deed=recategorise&ids=${product.id}`,
    ]
    const things = [`products/${product.id}`, `products/${product.id}/likes`]
    const places = [
      'account/two-factor',
      'products',
      'categories',
      'comments',
      'tags',
      'users',
      'audit',
      'jobs',
      'settings',
      'account',
    ]
    const more = [`comments/${comment.id}`, `users/${admin.id}`, 'search?q=lamp', 'proof']
    paths = [...places, ...catalogue, ...things, ...more].map((path) => `/admin/${path}`)
    return async () => {
      await browser.close()
      await emptyTables()
    }
  })

  const signIn = async (page: Page) => {
    await page.goto(`${ORIGIN}/admin/sign-in`)
    await page.fill('#f-email', admin.email)
    await page.fill('#f-password', PASSWORD)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/admin$/)
  }

  /** A page of somebody signed in, and what it complained of. */
  async function open(options: Parameters<Browser['newContext']>[0] = {}) {
    const context = await browser.newContext(options)
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('pageerror', ({ message }) => complaints.push(message))
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()))
    await signIn(page)
    return { context, page, complaints }
  }

  test('is found faultless by axe, {$self}, at every width')
    .with(['light', 'dark'] as const)
    .run(async ({ assert }, colorScheme) => {
      const { context, page } = await open({ colorScheme, bypassCSP: true })
      const found: string[] = []
      for (const path of paths) {
        const answer = await page.goto(ORIGIN + path)
        assert.equal(answer!.status(), 200, path)
        await page.evaluate(AXE)
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 })
          const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults
          found.push(
            ...violations.map(({ id, nodes }) => `${path} ${width} ${id} ${nodes[0]?.html}`)
          )
        }
      }
      await context.close()
      assert.deepEqual(found, [])
    })
    .skip(!browserProgram(), 'there is no chromium here')

  test('fits 320 pixels, weighs little, and breaks no rule of its own policy', async ({
    assert,
  }) => {
    const { context, page, complaints } = await open({ viewport: { width: 320, height: 640 } })
    for (const path of paths) {
      const answer = await page.goto(ORIGIN + path)
      assert.isBelow((await answer!.body()).length, 60_000, path)
      assert.equal(await page.evaluate(WIDER), 0, path)
    }
    await context.close()
    assert.deepEqual(complaints, [])
    const files = ['admin.css', 'admin.js'].map((name) => readFileSync(app.publicPath(name)))
    const zipped = files.reduce((sum, bytes) => sum + gzipSync(bytes).length, 0)
    assert.isBelow(zipped, 14_000)
  }).skip(!browserProgram(), 'there is no chromium here')

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
  }).skip(!browserProgram(), 'there is no chromium here')

  test('is walked by keys alone, unless they are switched off', async ({ assert }) => {
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
  }).skip(!browserProgram(), 'there is no chromium here')

  test('works without a script', async ({ assert }) => {
    const { context, page } = await open({ javaScriptEnabled: false })
    await page.goto(`${ORIGIN}/admin/products`)
    await page.locator('tbody th a').first().click()
    await page.fill('#f-name', 'Reading lamp')
    await page.locator('form[aria-labelledby=edit] button').click()
    assert.include(await page.locator('.flash').innerText(), 'The product is saved.')
    assert.equal(await page.locator('h1').innerText(), 'Reading lamp')
    await context.close()
  }).skip(!browserProgram(), 'there is no chromium here')
})
