import type { BrowserContextOptions, Page } from 'playwright-core'
import { PASSWORD } from '#database/factories/user_factory'
import type User from '#models/user'
import { openPage } from '#tests/helpers/browser'

export const ORIGIN = `http://${process.env.HOST}:${process.env.PORT}`

export async function signInAt(page: Page, { email }: User): Promise<void> {
  await page.goto(`${ORIGIN}/admin/sign-in`)
  await page.fill('#f-email', email)
  await page.fill('#f-password', PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/admin$/)
}

/** A page of somebody signed in to the panel, and what it complained of. */
export async function openPanel(user: User, options: BrowserContextOptions = {}) {
  const opened = await openPage({ reducedMotion: 'reduce', ...options })
  await signInAt(opened.page, user)
  return opened
}

/** Presses keys one after the other, and waits for where the last of them leads. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  const last = keys.pop()!
  for (const key of keys) await page.keyboard.press(key)
  await Promise.all([page.waitForEvent('load'), page.keyboard.press(last)])
}
