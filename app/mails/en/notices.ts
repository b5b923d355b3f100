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

  sign_in_locked: ({ site, time }: Facts): Words => ({
    subject: `Somebody tried to sign in to your account at ${site}`,
    paragraphs: [
      `On ${time} somebody gave five wrong passwords for your account. We closed it to their network for 15 minutes; everywhere else you can sign in as usual.`,
      'If it was you, try again later or ask for a new password. If it was not, there is nothing to do as long as nobody else knows your password.',
    ],
  }),

  password_changed: ({ site, time }: Facts): Words => ({
    subject: `Your password at ${site} was changed`,
    paragraphs: [
      `The password of your account was changed on ${time}, and every device was signed out.`,
      'If it was not you, ask for a new password at once.',
    ],
  }),

  email_change_requested: ({ site, time }: Facts): Words => ({
    subject: `Somebody wants another address for your account at ${site}`,
    paragraphs: [
      `On ${time} somebody who knows your password asked to use another address for your account. It changes when the new address confirms it.`,
      'If it was not you, change your password at once: then the new address can confirm nothing.',
    ],
  }),

  email_changed: ({ site, time }: Facts): Words => ({
    subject: `The address of your account at ${site} was changed`,
    paragraphs: [
      `On ${time} the account that had this address got another one. Mails of ${site} go there from now on.`,
      'If it was not you, somebody else has your account: write to whoever runs this site.',
    ],
  }),

  google_connected: ({ site, time }: Facts): Words => ({
    subject: `Your account at ${site} is connected to Google`,
    paragraphs: [
      `Since ${time} a Google account opens your account.`,
      'If it was not you, disconnect it in your account and change your password.',
    ],
  }),

  google_disconnected: ({ site, time }: Facts): Words => ({
    subject: `Your account at ${site} is not connected to Google any more`,
    paragraphs: [
      `On ${time} the Google account that opened your account was disconnected. Your password still opens it.`,
      'If it was not you, change your password.',
    ],
  }),

  password_set: ({ site, time }: Facts): Words => ({
    subject: `Your account at ${site} has a new password`,
    paragraphs: [
      `On ${time} whoever runs ${site} gave your account a new password. Devices that were signed in stay so.`,
      'If you did not ask for it, ask for a new password by mail: that signs out every device.',
    ],
  }),

  token_created: ({ site, time }: Facts): Words => ({
    subject: `A program may use your account at ${site}`,
    paragraphs: [
      `On ${time} a personal access token was made for your account: whoever has it may read, or write, as you.`,
      'If it was not you, revoke it in your account and change your password, which ends every token.',
    ],
  }),

  two_factor_on: ({ site, time }: Facts): Words => ({
    subject: `Two-step sign-in is on for your account at ${site}`,
    paragraphs: [
      `Since ${time} signing in to your account takes a code of your app beside the password or Google.`,
      'Keep the recovery codes where you find them without your phone: each opens the account once in place of the app.',
      'If it was not you, change your password, and write to whoever runs this site.',
    ],
  }),

  two_factor_off: ({ site, time }: Facts): Words => ({
    subject: `Two-step sign-in is off for your account at ${site}`,
    paragraphs: [
      `On ${time} two-step sign-in was turned off. Your password, or Google, opens your account by itself again, and the recovery codes are worth nothing.`,
      'If you did not ask for it, change your password at once and turn it on again.',
    ],
  }),

  two_factor_locked: ({ site, time }: Facts): Words => ({
    subject: `Somebody who knows your password at ${site} guesses at your codes`,
    paragraphs: [
      `On ${time} somebody gave the right password, or came by your Google account, and wrong codes of your app, five in a row. For a while your account takes recovery codes only.`,
      'If it was you, see that the clock of your phone is right. If it was not, change your password at once.',
    ],
  }),

  recovery_code_used: ({ site, time }: Facts): Words => ({
    subject: `A recovery code of your account at ${site} was used`,
    paragraphs: [
      `On ${time} somebody signed in with one of your recovery codes in place of your app. That code is worth nothing any more.`,
      'If it was not you, change your password at once, and ask for new recovery codes: the others may be known, too.',
    ],
  }),

  recovery_codes_renewed: ({ site, time }: Facts): Words => ({
    subject: `Your account at ${site} has new recovery codes`,
    paragraphs: [
      `On ${time} ten new recovery codes were made for your account. Those of before are worth nothing any more.`,
      'If it was not you, change your password at once, and turn two-step sign-in off and on again.',
    ],
  }),
}
