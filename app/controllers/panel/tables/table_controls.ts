import type { Choice, Control, Table } from '#controllers/panel/tables/table'
import type { Asked } from '#controllers/panel/tables/read_good'
import { wrongWord, type FieldProblem } from '#exceptions/invalid_input_exception'
import type { Filters } from '#queries/lists/filters'
import type { FacetCounts } from '#queries/panel/facet_counts'
import { asRowId, readInteger } from '#support/integer'
import { strip } from '#support/python_text'

/** A control with what it offers. */
export type FilledControl = Omit<Control, 'choices' | 'suggestions'> & {
  choices: Choice[]
  suggestions: string[]
}

export const filled = (controls: Control[]): Promise<FilledControl[]> =>
  Promise.all(
    controls.map(async ({ choices, suggestions, ...control }) => ({
      ...control,
      choices: (await choices?.()) ?? [],
      suggestions: (await suggestions?.()) ?? [],
    }))
  )

/** Values that no field offers. */
export function wrongChoices(controls: FilledControl[], asked: Asked): FieldProblem[] {
  const chosen = controls.filter(({ kind, name }) => kind === 'choice' && strip(asked[name] ?? ''))
  return chosen.flatMap(({ name, choices }) => {
    const value = strip(asked[name]!)
    const isOffered = choices.some(([offered]) => offered === value)
    return isOffered ? [] : [wrongWord(name, value)]
  })
}

/** The fields as the page has them: each choice with how many rows it would find. */
export const shownControls = (controls: FilledControl[], counts: FacetCounts = {}) =>
  controls.map(({ choices, ...control }) => ({
    ...control,
    options: choices.map(([value, label]) => {
      const told = counts[control.name]
      return { value, label: told ? `${label} (${toldOf(told[value])})` : label }
    }),
  }))

const toldOf = (count = 0) => count.toLocaleString('en')

/** Filters as people read them: links name rows by their ids. */
export async function calledIn<F extends Filters, Field extends string, Row extends { id: number }>(
  { controls }: Table<F, Field, Row>,
  asked: Asked
) {
  const named = controls.map(async ({ name, called }) => {
    const id = asRowId(readInteger(asked[name] ?? '') ?? 0n)
    return called && id ? [[name, await called(id)]] : []
  })
  const called = await Promise.all(named)
  return { ...asked, ...Object.fromEntries(called.flat()) }
}
