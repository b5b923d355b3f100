import { rmSync } from 'node:fs'
import { test } from '@japa/runner'
import { keepInFolder, mailFolder } from '#mails/folder'
import { needsBrowser, openPage, runAxe, WIDER } from '#tests/helpers/browser'

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
  needsBrowser(group)
  const empty = () => rmSync(mailFolder(), { recursive: true, force: true })
  group.setup(async () => {
    empty()
    await keepInFolder('2026-11-27T10-00-00-000Z-1.json', JSON.stringify(MAIL))
    return empty
  })

  test('can be read {$self}')
    .with(Object.keys(SCREENS) as (keyof typeof SCREENS)[])
    .run(async ({ assert }, screen) => {
      const { context, page } = await openPage({ ...SCREENS[screen], bypassCSP: true })
      await page.goto(`http://${process.env.HOST}:${process.env.PORT}/tests/mails`)

      const shown = await page.locator('main').innerText()
      for (const words of [MAIL.subject, MAIL.text, ...MAIL.to]) assert.include(shown, words)
      assert.match(await page.title(), /^Mails/)
      assert.equal(await page.evaluate(WIDER), 0)
      const { violations } = await runAxe(page)
      await context.close()
      assert.deepEqual(
        violations.map(({ id }) => id),
        []
      )
    })
})
