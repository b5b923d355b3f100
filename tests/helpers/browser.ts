import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Group } from '@japa/runner/core'
import type axe from 'axe-core'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** By how many pixels a page is wider than its window. */
export const WIDER = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

/** The browser that this machine has; undefined where there is none. */
export const browserProgram = () => PROGRAMS.find((path) => existsSync(path))

/** Starts it; as root, chromium has no sandbox, and the pages of these tests are ours. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: browserProgram()!, args: ['--no-sandbox'] })

let shared: Promise<Browser> | undefined

/** Skips the tests of a group, which are told after this, where there is no browser. */
export const needsBrowser = (group: Group): void =>
  void group.tap((each) => each.skip(!browserProgram(), 'there is no chromium here'))

/**
 * An empty page with cookies of its own, in the browser that all tests of a run share and that ends with them.
 *
 * @returns the context, to be closed by the test, and what the page complains of
 */
export async function openPage(options: BrowserContextOptions = {}) {
  const browser = await (shared ??= startBrowser())
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()))
  return { context, page, complaints }
}

/**
 * What axe says of a page as it stands, with all nodes of violations and one of each rule that is kept: to name
 * the others takes axe longest. Needs `bypassCSP` where the page lets no foreign script in.
 *
 * @param runOnly - the names of its rules that matter; without any, all
 */
export async function runAxe(page: Page, runOnly?: string[]): Promise<axe.AxeResults> {
  if (await page.evaluate('!window.axe')) await page.evaluate(AXE)
  const options = { resultTypes: ['violations'], ...(runOnly && { runOnly }) }
  return page.evaluate(`axe.run(${JSON.stringify(options)})`)
}
