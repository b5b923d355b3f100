import type { Facts, Words } from '#mails/words'

/** What the owner of an account is told about it. */
export const notices = {
  refresh_token_reused: ({ site, time }: Facts): Words => ({
    subject: `We signed a device out of your account at ${site}`,
    paragraphs: [
      `On ${time} somebody used a key to your account that had been used and replaced before. It may have been copied from one of your devices, so we ended the session that it belongs to.`,
      'Sign in again on that device. If you did not expect this, change your password: that signs out every device.',
    ],
  }),
}
