import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { freePort } from '#tests/helpers/environment'
import { browserProgram, startBrowser } from '#tests/helpers/browser'
import { pathOf, PLACES } from '#tests/panel_pictures/places'

/** What a page is looked at with. The height is cut, since a long list shows nothing more. */
const LOOKS = {
  light: { colorScheme: 'light', width: 1280, shown: 880 },
  dark: { colorScheme: 'dark', width: 1280, shown: 880 },
  phone: { colorScheme: 'light', width: 390, shown: 390 },
} as const
const MAX_HEIGHT = 1400
const QUALITY = 55

interface Site {
  origin: string
  folder: string
}

/** A site of its own with the demo, which ends with us; or one that runs: its address and its data folder. */
async function openSite(): Promise<Site & { close(): void }> {
  const [origin, folder] = process.argv.slice(2)
  if (origin && folder) return { origin, folder, close: () => {} }
  const port = await freePort()
  // Below the project, since a page of settings shows the path.
  const made = 'tmp/panel-pictures'
  rmSync(made, { recursive: true, force: true })
  const env = { ...process.env, VITRIN_DATA_DIR: made, PORT: String(port), HOST: '127.0.0.1' }
  const server = spawn(process.execPath, ['bin/start.ts'], { env, stdio: 'ignore' })
  const site = { origin: `http://127.0.0.1:${port}`, folder: made }
  await until(() => isReady(site.origin))
  await until(() => isPainted(site.origin))
  return {
    ...site,
    close() {
      server.once('exit', () => rmSync(made, { recursive: true, force: true }))
      server.kill('SIGTERM')
    },
  }
}

const isReady = async (origin: string) => {
  const answer = await fetch(`${origin}/api/v1/health/ready/`)
  return answer.ok
}

/** Whether the jobs have made the pictures of the demo. */
const isPainted = async (origin: string) => {
  const answer = await fetch(`${origin}/api/v1/products/?ordering=-likes_count&page_size=1`)
  const { results } = (await answer.json()) as { results: { images: unknown[] }[] }
  return Boolean(results[0]?.images.length)
}

async function until(isSo: () => Promise<boolean>) {
  for (let tries = 0; tries < 300; tries++) {
    if (await isSo().catch(() => false)) return
    await sleep(500)
  }
  throw new Error('the site does not start')
}

async function signIn(page: Page, { origin, folder }: Site) {
  const { admin } = JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8')) as { admin: string }
  await page.goto(`${origin}/admin/sign-in`)
  await page.fill('#f-email', 'admin')
  await page.fill('#f-password', admin)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.pathname.includes('sign-in'))
}

async function take(browser: Browser, site: Site, look: keyof typeof LOOKS) {
  const { colorScheme, width, shown } = LOOKS[look]
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } })
  const page = await context.newPage()
  await page.goto(`${site.origin}/admin/sign-in`)
  await keep(page, `sign-in-${look}`, shown)
  await signIn(page, site)
  for (const [name, place] of Object.entries(PLACES)) {
    const answer = await page.goto(`${site.origin}/admin/${await pathOf(place, page, site.origin)}`)
    if (answer?.ok()) await keep(page, `${name}-${look}`, shown)
    else console.log(`${name}: ${answer?.status()}`)
  }
  await context.close()
}

async function keep(page: Page, name: string, shown: number) {
  const size = page.viewportSize()!
  const height = await page.evaluate('document.documentElement.scrollHeight')
  await page.setViewportSize({ ...size, height: Math.min(Number(height), MAX_HEIGHT) })
  // Pictures further down are loaded once they are in sight.
  await sleep(200)
  await page.waitForLoadState('networkidle')
  const bytes = await page.screenshot()
  await page.setViewportSize(size)
  await sharp(bytes)
    .resize({ width: shown })
    .webp({ quality: QUALITY })
    .toFile(`docs/admin/${name}.webp`)
}

if (!browserProgram()) throw new Error('there is no chromium here: apt install chromium')
await mkdir('docs/admin', { recursive: true })
const site = await openSite()
const browser = await startBrowser()
try {
  for (const look of Object.keys(LOOKS)) await take(browser, site, look as keyof typeof LOOKS)
} finally {
  await browser.close()
  site.close()
}
