import { readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from '@japa/runner'
import type axe from 'axe-core'
import { keepInFolder, mailFolder } from '#mails/folder'
import { browserProgram, startBrowser } from '#tests/helpers/browser'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const LONG = 'x'.repeat(300)
const MAIL = {
  to: ['ada@example.com', `${LONG}@example.com`],
  subject: '<b>Hello</b> from Ayşe',
  text: `A link: https://example.com/${LONG}\n<script>document.title = "owned"</script>`,
}

const SCREENS = {
  'at a desk': { viewport: { width: 1000, height: 800 } },
  'in the dark': { viewport: { width: 1000, height: 800 }, colorScheme: 'dark' },
  'on a phone': { viewport: { width: 360, height: 740 } },
} as const

test.group('The mails that development shows', (group) => {
  const empty = () => rmSync(mailFolder(), { recursive: true, force: true })
  group.setup(async () => {
    empty()
    await keepInFolder('2026-11-27T10-00-00-000Z-1.json', JSON.stringify(MAIL))
    return empty
  })

  test('can be read {$self}')
    .with(Object.keys(SCREENS) as (keyof typeof SCREENS)[])
    .run(async ({ assert, cleanup }, screen) => {
      const browser = await startBrowser()
      cleanup(() => browser.close())
      const context = await browser.newContext({ ...SCREENS[screen], bypassCSP: true })
      const page = await context.newPage()
      await page.goto(`http://${process.env.HOST}:${process.env.PORT}/tests/mails`)

      const shown = await page.locator('main').innerText()
      for (const words of [MAIL.subject, MAIL.text, ...MAIL.to]) assert.include(shown, words)
      assert.match(await page.title(), /^Mails/)
      const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      assert.equal(await page.evaluate(wider), 0)
      await page.evaluate(AXE)
      const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults
      assert.deepEqual(
        violations.map(({ id }) => id),
        []
      )
    })
    .skip(!browserProgram(), 'there is no chromium here')
})
