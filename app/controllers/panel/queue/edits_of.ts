import type { CaseContext } from '#queries/panel/queue/case_context'
import { words } from '#panel/words'
import type { CaseDetail } from '#shapes/moderation_case'
import { wordDiff, type DiffPart } from '#support/word_diff'

interface Edit {
  label: string
  parts: DiffPart[]
}

const FIELDS = [
  'content',
  'name',
  'description',
  'price',
  'currency',
  'username',
  'bio',
  'website',
  'location',
]

/** What became of the texts since the first report, of which there is a copy. */
export function editsOf({ reports }: CaseDetail, context: CaseContext): Edit[] {
  const before = reports.at(-1)?.snapshot ?? {}
  const after = now(context)
  const changed = FIELDS.filter(
    (name) => name in before && name in after && textOf(before[name]) !== textOf(after[name])
  )
  return changed.map((name) => ({
    label: words.columns[name] ?? words.kase.fields[name] ?? name,
    parts: wordDiff(textOf(before[name]), textOf(after[name])),
  }))
}

function now({ comment, product, user }: CaseContext): Record<string, unknown> {
  if (comment)
    return { content: comment.thread.find(({ id }) => id === comment.comment.id)?.content }
  return { ...(product ?? user ?? {}) }
}

const textOf = (value: unknown) => (value === null || value === undefined ? '' : String(value))
