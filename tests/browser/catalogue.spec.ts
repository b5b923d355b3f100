import { test } from '@japa/runner'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import { activeTags } from '#queries/panel/products/active_tags'
import { needsBrowser } from '#tests/helpers/browser'
import { categoryTree } from '#tests/helpers/category_tree'
import { emptyTables } from '#tests/helpers/empty_tables'
import { openPanel, ORIGIN } from '#tests/helpers/panel_browser'

test.group('The page of a product in a browser', (group) => {
  needsBrowser(group)
  group.each.teardown(emptyTables)

  async function product() {
    const { leaf } = await categoryTree()
    const staff = await UserFactory.apply('staff').create()
    const { id: userId } = await UserFactory.create()
    const { id } = await ProductFactory.merge({ userId, categoryId: leaf.id }).create()
    return { id, staff, url: `${ORIGIN}/admin/products/${id}` }
  }

  test('gives and takes tags by keys in place, and saves them with the rest at once', async ({
    assert,
  }) => {
    const { id, staff, url } = await product()
    const { page, complaints, context } = await openPanel(staff)
    await page.goto(url)
    const chips = page.locator('[data-tags] li')
    await page.fill('#f-tag', 'brass, oak, brass')
    await page.keyboard.press('Enter')
    assert.deepEqual(await chips.locator('[data-tag]').allTextContents(), ['brass', 'oak'])
    assert.equal(page.url(), url)
    await page.getByRole('button', { name: 'Remove the tag brass' }).press('Enter')
    assert.deepEqual(await chips.locator('[data-tag]').allTextContents(), ['oak'])
    assert.deepEqual(await activeTags(id), [])

    await page.fill('#f-name', 'Another name')
    await page.keyboard.press('Enter')
    await page.getByText('The product is saved.').waitFor()
    assert.deepEqual(await activeTags(id), ['oak'])
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('suggests categories while their name is written', async ({ assert }) => {
    const { staff, url } = await product()
    const { page, complaints, context } = await openPanel(staff)
    await page.goto(url)
    await page.fill('#f-category_id', 'lamp')
    const options = page.locator('#f-category_id-list option')
    await page.locator('option[value="Home"]').waitFor({ state: 'detached' })
    assert.deepEqual(await options.allTextContents(), ['Home › Lamps', 'Home › Lamps › Desk'])
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('gives and takes tags without a script', async ({ assert }) => {
    const { id, staff, url } = await product()
    const { page, context } = await openPanel(staff, { javaScriptEnabled: false })
    await page.goto(url)
    await page.fill('#f-description', 'Half written')
    await page.fill('#f-tag', 'brass, oak')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('button', { name: 'Remove the tag brass' }).click()
    assert.equal(await page.inputValue('#f-description'), 'Half written')
    assert.deepEqual(await activeTags(id), [])
    await page.getByRole('button', { name: 'Save' }).first().click()
    await page.getByText('The product is saved.').waitFor()
    assert.deepEqual(await activeTags(id), ['oak'])
    await context.close()
  })
})
