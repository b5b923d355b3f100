/** Cubot makes phones. */
const BOT = /(?<!cu)bots?(?![a-z])|crawl|spider|slurp/i

/** Whether an agent names itself and does not call itself a bot (contract §4, views). */
export function isPerson(userAgent: string | undefined): boolean {
  return !!userAgent?.trim() && !BOT.test(userAgent)
}

const MAX_NAME = 100

/** The first that fits: most browsers also call themselves by the names of those below. */
const BROWSERS: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOpera\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac ?OS/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

const nameIn = (agent: string, names: [RegExp, string][]) =>
  names.find(([pattern]) => pattern.test(agent))?.[1]

/** What a person calls the device of an agent: `Firefox on Linux`; of a program its own name, as `curl`. */
export function deviceName(agent: string): string {
  const browser = nameIn(agent, BROWSERS)
  const system = nameIn(agent, SYSTEMS)
  if (browser && system) return `${browser} on ${system}`
  return browser ?? (agent.trim().split(/[\s/]/)[0] || system || '').slice(0, MAX_NAME)
}
