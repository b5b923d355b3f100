import type { HttpRequest } from '@adonisjs/core/http'

/** As many as the flash keeps; more are refused at the save. */
const MAX_SHOWN = 50

/** The tags that the form of a product holds, with what is written in the field for another one; undefined without both. */
export function tagsIn(request: HttpRequest): string[] | undefined {
  const { tag, tags } = request.body()
  if (tag === undefined && tags === undefined) return undefined
  return [...new Set([...listed(tags), ...named(tag)])].slice(0, MAX_SHOWN)
}

/** The tags of a form that is sent to get one more or one less of them; undefined where it is sent to be saved. */
export function otherTags(request: HttpRequest): string[] | undefined {
  const { adds, without } = request.body()
  if (adds === undefined && without === undefined) return undefined
  return (tagsIn(request) ?? []).filter((name) => name !== without)
}

/** A form that shows none sends one blank. */
const listed = (tags: unknown): string[] =>
  [tags ?? []]
    .flat()
    .map((name) => String(name).trim())
    .filter(Boolean)

/** Several may be written at once, with commas between. */
const named = (text: unknown): string[] => listed(String(text ?? '').split(','))
