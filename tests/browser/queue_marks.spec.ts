import { test } from '@japa/runner'
import type { Page } from 'playwright-core'
import { UserFactory } from '#database/factories/user_factory'
import { needsBrowser } from '#tests/helpers/browser'
import { emptyTables } from '#tests/helpers/empty_tables'
import { moderating } from '#tests/helpers/moderating'
import { openPanel, ORIGIN } from '#tests/helpers/panel_browser'
import { queuedComment } from '#tests/helpers/queued'

const QUEUE = `${ORIGIN}/admin/queue`

interface Stand {
  boxes: string[]
  checked: number
  focused: string
  scrolled: number
}

/** Where everything stands that one can point at, what is selected, and where the focus is. */
const STANDS = `({
  boxes: [...document.querySelectorAll('[data-item], [data-item] .btn, [data-item] a, [data-item] input')]
    .map((one) => JSON.stringify(one.getBoundingClientRect())),
  checked: document.querySelectorAll('input[name=ids]:checked').length,
  focused: document.activeElement.getAttribute('href'),
  scrolled: scrollY,
})`

test.group('The queue of somebody beside whom others work', (group) => {
  needsBrowser(group)
  group.each.setup(() => () => emptyTables())

  test('marks rows that others decide on or look at, and moves nothing: {$self} pixels')
    .with([1280, 390])
    .run(async ({ assert }, width) => {
      const [first, second, third] = [
        await queuedComment(),
        await queuedComment(),
        await queuedComment(),
      ]
      const options = { viewport: { width, height: 900 } }
      const { context, page, complaints } = await openPanel(
        await UserFactory.apply('lead').create(),
        options
      )
      const { user } = await moderating()
      const other = await openPanel(user)
      await page.clock.install()
      await page.goto(QUEUE)
      const rowOf = (on: Page, found: typeof first) =>
        on.locator(`[data-case="${found!.about.id}"]`)
      await rowOf(page, third).locator('input').check()
      await rowOf(page, second).locator('[data-open]').focus()
      const stands = () => page.evaluate(STANDS) as Promise<Stand>
      const before = await stands()

      await other.page.goto(QUEUE)
      await Promise.all([
        other.page.waitForEvent('load'),
        rowOf(other.page, first).locator('[data-act=a]').click(),
      ])
      await Promise.all([
        other.page.waitForEvent('load'),
        rowOf(other.page, second).locator('[data-act=c]').click(),
      ])
      await Promise.all([page.waitForResponse(/changes/), page.clock.runFor(20_000)])

      await rowOf(page, first).getByText(`Decided by @${user.username}`).waitFor()
      await rowOf(page, second).getByText(`@${user.username} looks at it`).waitFor()
      assert.deepEqual(await stands(), before)
      assert.equal(before.checked, 1)
      assert.include(before.focused, `/queue/${second!.about.id}`)
      assert.equal(await page.locator('[data-waiting] > :first-child').first().textContent(), '2')
      await other.context.close()
      await context.close()
      assert.deepEqual(complaints, [])
    })
})
