import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { CategoryFactory } from '#database/factories/category_factory'
import { CommentFactory } from '#database/factories/comment_factory'
import { UserFactory } from '#database/factories/user_factory'
import type User from '#models/user'
import { needsBrowser, runAxe, WIDER } from '#tests/helpers/browser'
import { emptyTables } from '#tests/helpers/empty_tables'
import { caseAbout } from '#tests/helpers/moderating'
import { openPanel, ORIGIN, press } from '#tests/helpers/panel_browser'
import { queuedComment } from '#tests/helpers/queued'

const QUEUE = `${ORIGIN}/admin/queue`
const WIDTHS = [1280, 768, 390, 320]

test.group('A case in a browser', (group) => {
  needsBrowser(group)
  let moderator: User

  group.each.setup(async () => {
    moderator = await UserFactory.apply('lead').create()
    return () => emptyTables()
  })

  test('takes a note once, however fast its button is clicked', async ({ assert }) => {
    const { path } = await queuedComment()
    const { context, page, complaints } = await openPanel(moderator)
    await page.goto(ORIGIN + path)
    await page.fill('#f-note_text', 'Seen before.')
    const loaded = page.waitForEvent('load')
    await page.dblclick('form[action$="/notes"] button', { noWaitAfter: true })
    await loaded
    await page.goto(ORIGIN + path)
    assert.lengthOf(await page.getByText('Seen before.').all(), 1)
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('moves a product by keys, once its category is chosen', async ({ assert }) => {
    const { product } = await queuedComment()
    await caseAbout({ kind: 'product', id: product.id })
    const category = await CategoryFactory.merge({ name: 'Clocks' }).create()
    const about = await db.from('moderation_case').where('target_kind', 'product').firstOrFail()
    const { context, page, complaints } = await openPanel(moderator)
    await page.goto(`${QUEUE}/${about.id}`)
    assert.isFalse(await page.locator('#f-category_id').isVisible())
    await press(page, 'r', '3')
    assert.include(await page.locator('.flash.no').innerText(), 'One thing has to be mended')
    assert.isTrue(await page.locator('#f-category_id').isVisible())
    await page.selectOption('#f-category_id', { label: 'Clocks' })
    await page.locator('h1').click()
    await page.locator('#f-category_id').blur()
    await press(page, 'r', '3')
    assert.include(
      await page.locator('.flash').first().innerText(),
      `Move it: product ${product.id}.`
    )
    assert.equal((await product.refresh()).categoryId, category.id)
    await context.close()
    assert.deepEqual(complaints, [])
  })

  test('shows the outcomes at Ctrl+Enter, of which one key chooses, and Enter the first', async ({
    assert,
  }) => {
    const [one, other] = [await queuedComment(), await queuedComment()]
    const { context, page, complaints } = await openPanel(moderator)
    await page.goto(ORIGIN + one.path)
    await page.fill('#f-text', 'Please stop')
    await page.keyboard.press('Control+Enter')
    assert.equal(await page.locator('.verbs button:focus').getAttribute('value'), 'keep')
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('1')])
    const [made] = await db.from('moderation_decision')
    assert.deepEqual([made.case_id, made.text], [one.about.id, 'Please stop'])
    assert.isFalse((await one.comment.refresh()).isApproved)

    await page.goto(ORIGIN + other.path)
    await page.fill('#f-note', 'It is fine')
    await page.keyboard.press('Control+Enter')
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    const decided = await db.from('moderation_decision').where('case_id', other.about.id).first()
    assert.equal(decided.note, 'It is fine')
    assert.isTrue((await other.comment.refresh()).isApproved)
    await context.close()
    assert.deepEqual(complaints, [])
  })

  test('sends a form that has one button at Ctrl+Enter, with what the button says', async ({
    assert,
  }) => {
    const { author } = await queuedComment()
    const { context, page } = await openPanel(moderator)
    await page.goto(`${ORIGIN}/admin/users/${author.id}`)
    await page.fill('#f-text', 'A note')
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Control+Enter')])
    assert.lengthOf(await db.from('moderation_note').where('user_id', author.id), 1)
    await page.fill('#f-message', 'A warning')
    await page.keyboard.press('Control+Enter')
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Control+Enter')])
    const [effect] = await db.from('moderation_effect')
    assert.equal(effect.kind, 'warn')
    await context.close()
  })

  test('sweeps behind a page that axe finds faultless, without a script too: {$self}')
    .with([true, false])
    .run(async ({ assert }, javaScriptEnabled) => {
      const { product, author, path } = await queuedComment()
      const said = { productId: product.id, userId: author.id }
      const other = await CommentFactory.merge(said).create()
      const options = { javaScriptEnabled, bypassCSP: true }
      const { context, page } = await openPanel(moderator, options)
      await page.goto(ORIGIN + path)
      await page.locator('form details summary').click()
      await page.selectOption('#f-sweep', 'week')
      await page.locator('.verbs [value=hide]').click()
      await page.locator('[value=confirmed]').waitFor()
      if (javaScriptEnabled) {
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 })
          const { violations } = await runAxe(page)
          assert.deepEqual(
            violations.map(({ id }) => id),
            []
          )
          assert.equal(await page.evaluate(WIDER), 0)
        }
      }
      await page.locator('[value=confirmed]').click()
      await page.getByRole('button', { name: /Undo/ }).waitFor()
      assert.isFalse((await other.refresh()).isApproved)
      await page.getByRole('button', { name: /Undo/ }).click()
      await page.getByText('The batch is taken back.').waitFor()
      assert.isTrue((await other.refresh()).isApproved)
      await context.close()
    })
})
