export interface DiffPart {
  kind: 'same' | 'gone' | 'new'
  text: string
}

/** Longer texts are told as one that went and one that came: a table of all pairs would be too large. */
const MAX_WORDS = 600

/** What became of a text, word by word. */
export function wordDiff(before: string, after: string): DiffPart[] {
  if (before === after) return before ? [{ kind: 'same', text: before }] : []
  const [old, now] = [wordsOf(before), wordsOf(after)]
  if (old.length > MAX_WORDS || now.length > MAX_WORDS) return whole(before, after)
  return joined(walk(old, now, common(old, now)))
}

/** Words with the blanks behind them. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? []

function whole(before: string, after: string): DiffPart[] {
  const parts: DiffPart[] = [
    { kind: 'gone', text: before },
    { kind: 'new', text: after },
  ]
  return parts.filter(({ text }) => text)
}

/** How many words the rests of both have in common, from each pair of places. */
function common(old: string[], now: string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () =>
    new Array<number>(now.length + 1).fill(0)
  )
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      lengths[i]![j] =
        old[i]!.trim() === now[j]!.trim()
          ? lengths[i + 1]![j + 1]! + 1
          : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
  return lengths
}

function walk(old: string[], now: string[], lengths: number[][]): DiffPart[] {
  const parts: DiffPart[] = []
  let [i, j] = [0, 0]
  while (i < old.length && j < now.length)
    if (old[i]!.trim() === now[j]!.trim()) {
      parts.push({ kind: 'same', text: now[j++]! })
      i++
    } else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!)
      parts.push({ kind: 'gone', text: old[i++]! })
    else parts.push({ kind: 'new', text: now[j++]! })
  return [
    ...parts,
    ...old.slice(i).map((text): DiffPart => ({ kind: 'gone', text })),
    ...now.slice(j).map((text): DiffPart => ({ kind: 'new', text })),
  ]
}

function joined(parts: DiffPart[]): DiffPart[] {
  const runs: DiffPart[] = []
  for (const { kind, text } of parts) {
    const last = runs.at(-1)
    if (last?.kind === kind) last.text += text
    else runs.push({ kind, text })
  }
  return runs
}
