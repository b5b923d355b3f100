import type { NamedReporterContract } from '@japa/runner/types'

let passed = 0
let failed = 0

/** Says `N passed, N failed` as the very last line, also of a run that broke down or was stopped. */
export function sayTotalsAtTheEnd(): void {
  process.on('exit', (code) => {
    const broken = code !== 0 && failed === 0 ? 1 : failed
    process.stdout.write(`${passed} passed, ${broken} failed\n`)
  })
}

/** Counts what another process of this run said of its own tests. */
export function addTotals(more: number, broken: number): void {
  passed += more
  failed += broken
}

/** Counts for it. */
export const totals: NamedReporterContract = {
  name: 'totals',
  handler(_runner, emitter) {
    emitter.on('test:end', ({ hasError, isSkipped, isTodo }) => {
      if (hasError) failed += 1
      else if (!isSkipped && !isTodo) passed += 1
    })
  },
}
