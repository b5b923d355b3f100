import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The browser that this machine has; undefined where there is none. */
export const browserProgram = () => PROGRAMS.find((path) => existsSync(path))

/** Starts it; as root, chromium has no sandbox, and the pages of these tests are ours. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: browserProgram()!, args: ['--no-sandbox'] })
