import type { Work } from '#jobs/work'
import { works } from '#jobs/works'

/** The kinds of these names, all when none is named; those that do not exist are told apart. */
export function selectWorks(names: string[]): { selected: Work[]; unknown: string[] } {
  const known = works.map(({ job }) => job.name)
  return {
    selected: works.filter(({ job }) => !names.length || names.includes(job.name)),
    unknown: names.filter((name) => !known.includes(name)),
  }
}
