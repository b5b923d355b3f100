import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from '@japa/runner'
import type axe from 'axe-core'
import { browserProgram, startBrowser } from '#tests/helpers/browser'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

test.group('The documentation in a browser', () => {
  test('has no critical finding of axe, with operations open', async ({ assert, cleanup }) => {
    const browser = await startBrowser()
    cleanup(() => browser.close())
    const page = await browser.newPage()
    const errors: string[] = []
    page.on('pageerror', ({ message }) => errors.push(message))
    page.on('console', (line) => line.type() === 'error' && errors.push(line.text()))
    await page.goto(`http://${process.env.HOST}:${process.env.PORT}/api/docs/`)
    // A body, a query with words to choose from, an id.
    for (const path of ['/api/v1/auth/login/', '/api/v1/products/', '/api/v1/products/{id}/'])
      await page.locator(`[data-path="${path}"]`).first().click()
    await page.locator('.opblock.is-open .responses-wrapper').nth(2).waitFor()

    await page.evaluate(AXE)
    const found = (await page.evaluate('axe.run()')) as axe.AxeResults

    const critical = found.violations.filter(({ impact }) => impact === 'critical')
    assert.isAbove(found.passes.length, 20)
    assert.deepEqual(
      critical.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
      []
    )
    assert.deepEqual(errors, [])
  }).skip(!browserProgram(), 'there is no chromium here')
})
