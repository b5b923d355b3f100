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
}
