import type { Params } from '#exceptions/refusal'

/** Sentences about one field that every dialect says in the same words, by the code of the problem. */
export const ownSentences: Record<string, (params: Params) => string> = {
  required: () => 'This field is required.',
  null_characters: () => 'Null characters are not allowed.',
  no_effects: () => 'Name at least one effect.',
  unfit_effects: () => 'One of these effects does not fit what is decided about.',
  clashing_effects: () => 'These effects contradict each other.',
  still_held: () => 'It waits to be published: approve, hide or remove it.',
  gone: () => 'What this is about is gone.',
  no_appeal: () => 'Nobody has appealed here.',
  incomplete_effect: ({ need }) => `Name "${need}" as well.`,
  unfit_target: ({ value }) => `A rule of this kind does not look at "${value}".`,
  nobody_is_held: () => 'Nobody is held, only what they make is: flag or refuse.',
  reason_key: () => 'Small letters from a to z and underscores, a letter first.',
  always_on: () => 'This one is always in use.',
  unique_name: () => 'This name is taken.',
  too_many_rows: ({ max }) => `There are ${max} already.`,
  cases_or_filter: () => 'Name either "cases" or a "filter".',
  past_time: () => 'This time is over.',
  reserved_username: () => 'This username is reserved.',
  category_cycle: () => 'A category cannot be below itself.',
  merge_cycle: () => 'Choose another one, which is not below it.',
  merge_waiting: () => 'Another merge of it is at work. Wait for its end.',
  content_refused: ({ sentence }) => String(sentence),
  picture_too_large: ({ file, max }) => `"${file}" is larger than ${max} MB.`,
  picture_too_many_frames: ({ file, max }) => `"${file}" has more than ${max} frames.`,
}
