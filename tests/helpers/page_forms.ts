/** A field that somebody fills in; buttons and hidden fields are what the form itself carries. */
export interface PageField {
  name: string
  kind: 'text' | 'choice' | 'check' | 'secret' | 'file' | 'carried'
  /** as it stands there: of a text its value, of the others what is chosen */
  values: string[]
  options: string[]
  maxlength?: number
}

export interface PageForm {
  action: string
  fields: PageField[]
}

type Attributes = Record<string, string>

const ATTRIBUTE = /([\w-]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
const ENTITIES: Record<string, string> = {
  ...{ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#34;': '"', '&#39;': "'" },
}

const plain = (html: string) =>
  html.replace(/&(?:amp|lt|gt|quot|#3[49]|#x27);/g, (one) => ENTITIES[one] ?? "'")

const attributesOf = (tag: string): Attributes =>
  Object.fromEntries(
    [...tag.matchAll(ATTRIBUTE)].map(([, name, ...values]) => [
      name!,
      plain(values.find((value) => value !== undefined) ?? ''),
    ])
  )

/** The forms of a page that change something, with another one for each button that leads elsewhere. */
export function formsOf(html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(([, head, inside]) => {
    const { method, action = '', id } = attributesOf(head!)
    if (method !== 'post') return []
    const beside = id ? html.split('<').filter((tag) => tag.includes(`form="${id}"`)) : []
    const elsewhere = [inside!, ...beside].flatMap((part) =>
      [...part.matchAll(/formaction="([^"]*)"/g)].map(([, path]) => path!)
    )
    const fields = fieldsOf(inside!)
    return [action, ...new Set(elsewhere)].map((one) => ({ action: one, fields }))
  })
}

const FIELD =
  /<input\b(?<sole>[^>]*)>|<(?<tag>textarea|select)\b(?<head>[^>]*)>(?<content>.*?)<\/\k<tag>>/gs

function fieldsOf(inside: string): PageField[] {
  const fields = new Map<string, PageField>()
  for (const { groups } of inside.matchAll(FIELD)) {
    const { sole, tag = 'input', head = sole, content = '' } = groups!
    const attributes = attributesOf(head!)
    if (!attributes.name) continue
    const field = READ[tag as keyof typeof READ](attributes, content)
    const same = fields.get(field.name)
    // A blank stands before boxes.
    const isFirst = !same || (same.kind === 'carried' && field.kind === 'check')
    if (isFirst) fields.set(field.name, field)
    else same.values.push(...field.values)
    if (!isFirst) same.options.push(...field.options)
  }
  return [...fields.values()]
}

const KINDS: Record<string, PageField['kind']> = {
  ...{ hidden: 'carried', password: 'secret', file: 'file', checkbox: 'check', radio: 'check' },
}

const READ = {
  input({ name = '', type = 'text', value = '', maxlength, ...rest }: Attributes): PageField {
    const kind = KINDS[type] ?? 'text'
    const isOn = kind !== 'check' || 'checked' in rest
    return { name, kind, values: isOn ? [value] : [], options: [value], ...most(maxlength) }
  },
  textarea: ({ name = '', maxlength }: Attributes, content: string): PageField => ({
    ...{ name, kind: 'text', values: [plain(content)], options: [], ...most(maxlength) },
  }),
  select({ name = '' }: Attributes, content: string): PageField {
    const found = [...content.matchAll(/<option\b([^>]*)>/g)].map(([, head]) => attributesOf(head!))
    const options = found.map(({ value = '' }) => value)
    const values = found.filter((one) => 'selected' in one).map(({ value = '' }) => value)
    return { name, kind: 'choice', values, options }
  },
}

const most = (maxlength?: string) => (maxlength ? { maxlength: Number(maxlength) } : {})
