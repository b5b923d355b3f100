import type { Params } from '#exceptions/refusal'

/** Plain sentences about one field, by the code of the problem. */
export const sentences: Record<string, (params: Params) => string> = {
  required: () => 'This field is required.',
  null: () => 'This field takes no null.',
  blank: () => 'This field takes no empty text.',
  max_length: ({ max }) => `At most ${max} characters.`,
  max_items: ({ max }) => `At most ${max} items.`,
  min_value: ({ min }) => `At least ${min}.`,
  max_digits: ({ max }) => `At most ${max} digits.`,
  max_whole_digits: ({ max }) => `At most ${max} digits before the point.`,
  max_decimal_places: ({ max }) => `At most ${max} decimal places.`,
  invalid_choice: ({ value }) => `"${value}" is none of the choices.`,
  not_found: ({ value }) => `There is no row "${value}".`,
  invalid_date: () => 'Write dates as YYYY-MM-DD.',
  unique_email: () => 'This address has an account.',
  unique_username: () => 'This username is taken.',
  reserved_username: () => 'This username is reserved.',
  password_mismatch: () => 'The two passwords differ.',
  password_too_similar: ({ attribute }) => `Too much like the ${attribute}.`,
  password_too_short: ({ min }) => `At least ${min} characters.`,
  password_too_common: () => 'This password is on the list of leaked ones.',
  password_entirely_numeric: () => 'Not of digits alone.',
  token_blacklisted: () => 'This token was spent or revoked.',
}
