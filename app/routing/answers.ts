import Type, { type TSchema } from 'typebox'
import type { Answer, InputValidator } from '#routing/entry'
import { pagesOf } from '#shapes/page'

type Answers = Record<number, Answer>

/** 200 with a body; @param example - in place of the shape's own */
export const ok = (shape: TSchema, description: string, example?: unknown): Answers => ({
  200: { shape, description, example },
})

/** 200 with an ETag, or 304 for those who have it already. */
export const detail = (shape: TSchema, description: string): Answers => ({
  200: { shape, description, headers: ['ETag'] },
  304: { description: 'What `If-None-Match` names is still so', headers: ['ETag'] },
})

/** 201 with what was made, and where it is. */
export const created = (shape: TSchema, description: string, example?: unknown): Answers => ({
  201: { shape, description, example, headers: ['Location'] },
})

/** 204. */
export const gone: Answers = { 204: { description: 'It is gone' } }

/** A bare array, as the seed has it in two places: its start, and how many rows there are. */
export const firstRows = (shape: TSchema, description: string): Answers => ({
  200: { shape: Type.Array(shape, { maxItems: 100 }), description, headers: ['X-Total-Count'] },
})

interface List {
  validator: InputValidator
  hints: Record<string, string | undefined>
  orderings: { fields: readonly string[] }
}

/** A list route: filters, orderings and paging of its query, and pages of what it lists. */
export const list = (shape: TSchema, { validator, hints, orderings }: List) => ({
  query: validator,
  hints,
  orderedBy: orderings.fields,
  answers: ok(pagesOf(shape), 'A page; with `cursor` one that is not counted'),
})
