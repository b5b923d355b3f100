import type { Facts, Words } from '#mails/words'

/** What the owner of an account is told about what is kept of them. */
export const privacy = {
  erasure_requested: ({ site, time, erasureDays }: Facts): Words => ({
    subject: `Your account at ${site} will be erased`,
    paragraphs: [
      `On ${time} your account was closed, to be erased ${days(erasureDays)} later with all that you made. Nobody sees any of it from now on.`,
      'Until then you can keep everything: sign in and choose to keep the account.',
      'If it was not you, sign in, keep the account and change your password. If the password is not good any more, ask for a new one first.',
    ],
  }),

  account_kept: ({ site, time }: Facts): Words => ({
    subject: `Your account at ${site} stays`,
    paragraphs: [
      `On ${time} the erasure of your account was called off. All that you made is there again; sign in as before.`,
      'If it was not you, change your password.',
    ],
  }),

  account_erased: ({ site, time }: Facts): Words => ({
    subject: `Your account at ${site} was erased`,
    paragraphs: [
      `On ${time} your account was erased, with all that you made. We keep nothing that says who you are; backups lose it as they grow old.`,
      'This is the last mail from us.',
    ],
  }),
}

const days = (count: number) => (count === 1 ? 'one day' : `${count} days`)
