import type { Facts, Words } from '#mails/words'

/** Mails that carry a link. */
export const links = {
  verify_email: ({ site }: Facts): Words => ({
    subject: `Verify your address at ${site}`,
    paragraphs: [
      `Somebody opened an account at ${site} with this address. If it was you, verify that it is yours.`,
    ],
    button: 'Verify the address',
    after: ['The link is good for three days. If it was not you, there is nothing to do.'],
  }),

  reset_password: ({ site }: Facts): Words => ({
    subject: `Choose a new password for ${site}`,
    paragraphs: [`Somebody asked for a new password for your account at ${site}.`],
    button: 'Choose a password',
    after: [
      'The link is good for one hour, and once. Choosing a password signs out every device.',
      'If it was not you, there is nothing to do: your password stays as it is.',
    ],
  }),

  change_email: ({ site }: Facts): Words => ({
    subject: `Confirm your new address at ${site}`,
    paragraphs: [`You asked to use this address for your account at ${site}.`],
    button: 'Confirm the address',
    after: ['The link is good for one day. If it was not you, there is nothing to do.'],
  }),

  export_data: ({ site }: Facts): Words => ({
    subject: `What ${site} keeps of you is ready`,
    paragraphs: [
      `You asked for everything that ${site} keeps of you. It is gathered in one file: your account, what you made, and your pictures.`,
    ],
    button: 'Get the file',
    after: [
      'The link is good for seven days. Give it to nobody: whoever has it has the file.',
      'If it was not you, change your password: that makes the link worthless.',
    ],
  }),
}
