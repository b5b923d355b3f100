import { ownSentences } from '#dialects/own_sentences'
import type { Params } from '#exceptions/refusal'

type Sentence = (params: Params) => string

/** DRF's and django-filter's sentences about one field, word for word, by the code of the problem. */
export const fieldSentences: Record<string, Sentence> = {
  ...ownSentences,
  null: () => 'This field may not be null.',
  blank: () => 'This field may not be blank.',
  invalid_string: () => 'Not a valid string.',
  max_length: ({ max }) => `Ensure this field has no more than ${max} characters.`,
  surrogates: ({ codePoint }) => `Surrogate characters are not allowed: U+${codePoint}.`,
  invalid_number: () => 'A valid number is required.',
  max_string_length: () => 'String value too large.',
  max_digits: ({ max }) => `Ensure that there are no more than ${max} digits in total.`,
  max_decimal_places: ({ max }) => `Ensure that there are no more than ${max} decimal places.`,
  max_whole_digits: ({ max }) =>
    `Ensure that there are no more than ${max} digits before the decimal point.`,
  min_value: ({ min }) => `Ensure this value is greater than or equal to ${min}.`,
  invalid_integer: () => 'A valid integer is required.',
  invalid_boolean: () => 'Must be a valid boolean.',
  invalid_challenge: () => 'Enter the SHA-256 of your verifier in base64url, 43 letters.',
  invalid_choice: ({ value }) => `"${value}" is not a valid choice.`,
  invalid_email: () => 'Enter a valid email address.',
  invalid_url: () => 'Enter a valid URL.',
  invalid_slug: () => 'Enter a name of more than digits, dots or dashes.',
  invalid_date: () => 'Date has wrong format. Use one of these formats instead: YYYY-MM-DD.',
  invalid_time: () =>
    'Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].',
  not_in_future: () => 'This is not in the future, or too far in it.',
  empty: () => 'This list may not be empty.',
  invalid_username: () =>
    'Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.',
  password_incorrect: () => 'Your old password was entered incorrectly. Please enter it again.',
  invalid_mailed_token: () =>
    'This link is not valid any more: it was used, it is too old, or a newer one was sent.',
  password_mismatch: () => "The two password fields didn't match.",
  password_too_similar: ({ attribute }) =>
    `The password is too similar to the ${String(attribute).replace('_', ' ')}.`,
  password_too_short: ({ min }) =>
    `This password is too short. It must contain at least ${min} characters.`,
  password_too_common: () => 'This password is too common.',
  password_entirely_numeric: () => 'This password is entirely numeric.',
  token_blacklisted: () => 'Token is blacklisted',
  unique_email: () => 'user with this email already exists.',
  unique_slug: () => 'category with this slug already exists.',
  slug_characters: () =>
    'Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.',
  unique_username: () => 'A user with that username already exists.',
  not_found: ({ value }) => `Invalid pk "${value}" - object does not exist.`,
  incorrect_type: ({ type }) => `Incorrect type. Expected pk value, received ${pythonType(type)}.`,
  other_product: () => 'Parent comment belongs to another product.',
  max_depth: ({ max }) => `Replies cannot be more than ${max} levels deep.`,
  not_a_list: ({ type }) => `Expected a list of items but got type "${pythonType(type)}".`,
  max_items: ({ max }) => `Ensure this field has no more than ${max} elements.`,
  not_an_object: ({ type }) => `Invalid data. Expected a dictionary, but got ${pythonType(type)}.`,
  own_target: () => 'You cannot report what is yours.',
  no_data: () => 'No data provided',
  not_all_pictures: ({ ids }) =>
    `Name every picture of this product once: ${(ids as number[]).join(', ')}.`,
  no_file: () => 'No file was submitted.',
  several_files: () => 'Only one file may be submitted.',
  not_a_file: () => 'The submitted data was not a file. Check the encoding type on the form.',
  not_a_picture: ({ file }) =>
    `Upload a valid image: "${file}" is not a picture in JPEG, PNG, WebP, AVIF or GIF.`,
  picture_heic: ({ file }) =>
    `"${file}" is in HEIC, which most browsers cannot show. Export it as JPEG and upload that.`,
  picture_svg: ({ file }) =>
    `"${file}" is an SVG drawing, which can hold scripts. Upload a PNG or WebP of it.`,
  picture_tiff: ({ file }) => `"${file}" is in TIFF. Save it as JPEG, PNG or WebP.`,
  picture_empty: ({ file }) => `The submitted file is empty: "${file}".`,
  picture_broken: ({ file }) => `"${file}" is cut off or damaged: it cannot be decoded to its end.`,
  picture_too_many_pixels: ({ file, max, side }) =>
    `"${file}" has more than ${max} megapixels, all frames together, or more than ${side} pixels a side.`,
  too_many_pictures: ({ file, max }) =>
    `"${file}" is one too many: at most ${max} pictures for a product, and ${max} in a request.`,
  filter_choice: () => 'Select a valid choice. That choice is not one of the available choices.',
  filter_number: () => 'Enter a number.',
  filter_date: () => 'Enter a valid date/time.',
  filter_word: ({ value }) =>
    `Select a valid choice. ${value} is not one of the available choices.`,
  filter_max_value: ({ max }) => `Ensure this value is less than or equal to ${max}.`,
}

const PYTHON: Record<string, string> = {
  string: 'str',
  integer: 'int',
  boolean: 'bool',
  object: 'dict',
}
const pythonType = (type: unknown) => PYTHON[String(type)] ?? String(type)
