import { codes } from '#mails/en/codes'
import { decisions } from '#mails/en/decisions'
import { reports } from '#mails/en/reports'
import { queue } from '#mails/en/queue'
import { links } from '#mails/en/links'
import { notices } from '#mails/en/notices'
import { privacy } from '#mails/en/privacy'
import { test } from '#mails/en/test'
import type { Language } from '#mails/words'

/** English. */
export const en: Language = {
  test,
  ...links,
  ...codes,
  ...notices,
  ...decisions,
  ...reports,
  ...queue,
  ...privacy,
}
