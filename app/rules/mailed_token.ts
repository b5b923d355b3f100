/** What a token of a mail is good for; the mail that carries it is called the same. */
export const PURPOSES = ['verify_email', 'reset_password', 'change_email', 'export_data'] as const
export type Purpose = (typeof PURPOSES)[number]

/** How long after its mail left a token is good. */
export const LIFETIME_HOURS: Record<Purpose, number> = {
  verify_email: 72,
  reset_password: 1,
  change_email: 24,
  export_data: 7 * 24,
}

export const isPurpose = (kind: string): kind is Purpose => PURPOSES.some((one) => one === kind)
