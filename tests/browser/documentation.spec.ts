import { test } from '@japa/runner'
import { needsBrowser, openPage, runAxe } from '#tests/helpers/browser'

test.group('The documentation in a browser', (group) => {
  needsBrowser(group)

  test('has no critical finding of axe, with operations open', async ({ assert }) => {
    const { context, page, complaints } = await openPage()
    await page.goto(`http://${process.env.HOST}:${process.env.PORT}/api/docs/`)
    // A body, a query with words to choose from, an id.
    for (const path of ['/api/v1/auth/login/', '/api/v1/products/', '/api/v1/products/{id}/'])
      await page.locator(`[data-path="${path}"]`).first().click()
    await page.locator('.opblock.is-open .responses-wrapper').nth(2).waitFor()

    const found = await runAxe(page)
    await context.close()

    const critical = found.violations.filter(({ impact }) => impact === 'critical')
    assert.isAbove(found.passes.length, 20)
    assert.deepEqual(
      critical.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
      []
    )
    assert.deepEqual(complaints, [])
  })
})
