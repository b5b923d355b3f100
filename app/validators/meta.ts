import type { FieldContext } from '@vinejs/vine/types'
import { strip } from '#support/python_text'

/** Texts and amounts as a row has them by now, by the fields' paths (`profile.bio`); a list has its texts in any order. */
export type Stored = Record<string, string | string[]>

/** The fields of refused input that are good by themselves; a list has gaps where a text is not. */
export type GoodFields<Output> = { [Name in keyof Output]?: Output[Name] }

/** What validators are handed beside the input, and note. */
export interface Meta {
  stored?: Stored
  good?: Record<string, unknown>
}

/** The stored text that a text stays as, blanks around it apart; undefined for a new one. */
export function storedText(
  { meta, wildCardPath }: Pick<FieldContext, 'meta' | 'wildCardPath'>,
  text: string
) {
  const { stored = {} }: Meta = meta
  return [stored[wildCardPath.replace('.*', '')]]
    .flat()
    .find((one) => one !== undefined && strip(one) === text)
}

/** Notes a value that is good by itself, for what the database knows of it. */
export function noteGood(field: FieldContext, value: unknown): void {
  const { good }: Meta = field.meta
  if (!good || !field.isValid) return
  const [name = '', index] = field.wildCardPath.split('.')
  if (index === undefined) good[name] = value
  else if (index === '*') ((good[name] ??= []) as unknown[])[Number(field.name)] = value
}
