import type { Browser, Page } from 'playwright-core'
import { PASSWORD } from '#database/factories/user_factory'
import type User from '#models/user'

export const ORIGIN = `http://${process.env.HOST}:${process.env.PORT}`

export async function signInAt(page: Page, { email }: User): Promise<void> {
  await page.goto(`${ORIGIN}/admin/sign-in`)
  await page.fill('#f-email', email)
  await page.fill('#f-password', PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/admin$/)
}

/** A page of somebody signed in to the panel, and what it complained of. */
export async function openPanel(
  browser: Browser,
  user: User,
  options: Parameters<Browser['newContext']>[0] = {}
) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()))
  await signInAt(page, user)
  return { context, page, complaints }
}
