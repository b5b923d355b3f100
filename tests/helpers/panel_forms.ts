import { panelPages } from '#routing/panel_table'
import { formsOf, type PageField, type PageForm } from '#tests/helpers/page_forms'
import { panelScene } from '#tests/helpers/panel_scene'
import type { Visitor } from '#tests/helpers/visitor'

interface Found extends PageForm {
  page: string
  name: string
}

const nameOf = (action: string) =>
  panelPages().find(
    ({ method, pattern }) =>
      method === 'POST' && new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(action)
  )?.name ?? action

/** Every form of every page, once. */
export async function everyForm(visitor: Visitor, viewerId: number): Promise<Found[]> {
  const found = new Map<string, Found>()
  for (const page of await panelScene(viewerId)) {
    const { text, status } = await visitor.get(page)
    if (status !== 200) continue
    for (const form of formsOf(text)) {
      const name = nameOf(form.action)
      const known = found.get(name)
      if (!known || known.fields.length < form.fields.length)
        found.set(name, { ...form, page, name })
    }
  }
  return [...found.values()]
}

export const isWritten = ({ kind }: PageField) => ['text', 'choice', 'check'].includes(kind)

/** Something else than what stands there; of a choice its last one. */
export function filled({ fields }: PageForm): Record<string, string[]> {
  return Object.fromEntries(
    fields
      .filter(({ kind, name }) => kind !== 'file' && name !== '_csrf')
      .map(({ name, kind, values, options, maxlength = 60 }) => {
        if (kind === 'carried') return [name, values]
        if (kind === 'choice') return [name, options.slice(-1)]
        if (kind === 'check') return [name, options]
        return [name, [`Typed ${name} "<&`.slice(0, maxlength)]]
      })
  )
}

/** Nothing in any field that can be empty. */
export function cleared(form: PageForm): Record<string, string[]> {
  const kinds = new Map(form.fields.map(({ name, kind }) => [name, kind]))
  const isEmpty = (name: string) => ['text', 'check'].includes(kinds.get(name)!)
  const fields = Object.entries(filled(form))
  return Object.fromEntries(fields.map(([name, values]) => [name, isEmpty(name) ? [''] : values]))
}

/** What a page shows in the fields of a form. */
export function shownIn(html: string, { action, fields }: PageForm): Record<string, string[]> {
  const form = formsOf(html).find((one) => one.action === action)
  const written = fields.filter(isWritten).map(({ name }) => name)
  const shown = (form?.fields ?? []).filter(({ name }) => written.includes(name))
  return Object.fromEntries(shown.map(({ name, values }) => [name, values.length ? values : ['']]))
}

export const writtenOf = (form: PageForm, fields: Record<string, string[]>) =>
  Object.fromEntries(form.fields.filter(isWritten).map(({ name }) => [name, fields[name]!]))
