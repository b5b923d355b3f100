import type { Facts, Words } from '#mails/words'

/** Mails that bring a code. */
export const codes = {
  google_link_code: ({ site, code }: Facts): Words => ({
    subject: `Your code to connect Google at ${site}: ${code}`,
    paragraphs: [
      `Somebody signed in at ${site} by a Google account with your address. To connect it to the account that you have there, write this code where you signed in: ${code}. It is good for ten minutes.`,
      'The password of that account ends with it, since its address was not verified; you can set a new one later. Or use the password in place of the code, and it stays.',
      'If it was not you, there is nothing to do. Give the code to nobody.',
    ],
  }),
}
