/** Types of the parts of `run.mjs` that are used here. */

export interface Case {
  id: string
  group: string
  tags?: string[]
}

export interface Result {
  id: string
  ok: boolean
  errors: string[]
}

export function runCases(options: {
  baseUrl: string
  filter: (candidate: Case) => boolean
  onResult?: (result: Result) => void
}): Promise<{ passed: number; failed: number; results: Result[] }>
