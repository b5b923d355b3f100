import { words } from '#panel/words'

interface Problems {
  label: string
  problems: string[]
}

/** What is wrong with parameters that no field shows. */
export function problemsBeside(
  controls: { name: string }[],
  errors: Record<string, string[]>
): Problems[] {
  const loose = Object.entries(errors).filter(
    ([name]) => !controls.some((one) => one.name === name)
  )
  const { others } = words.table
  return loose.map(([name, problems]) => ({ label: others[name] ?? name, problems }))
}
