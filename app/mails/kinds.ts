import type Mail from '#models/mail'
import type { MailKind } from '#models/mail'
import type { SiteMail } from '#mails/site_mail'
import TestMail from '#mails/test_mail'

/** What is sent for each kind of row. */
export const mailKinds: Record<MailKind, new (mail: Mail) => SiteMail> = { test: TestMail }
