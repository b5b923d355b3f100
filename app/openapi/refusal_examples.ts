import { drf } from '#dialects/drf/errors'
import { problem } from '#dialects/problem/errors'
import type { Refusal } from '#exceptions/refusal'
import { onPages, refusals } from '#routing/refusals'

const dialects = { drf, problem }
type DialectName = keyof typeof dialects

const REQUEST = {
  requestId: '5f0c6f5e-8f5d-4c1b-9d5e-0a1f6f0f2b11',
  instance: '/api/v1/products/7/',
  origin: 'http://localhost:3333',
}

/** What a caller gets to read, worded by the dialect that answers. */
export const example = (refusal: Refusal, dialect: DialectName) =>
  dialects[dialect].render(refusal, REQUEST)

const names = new Map<Refusal, string>(Object.entries(refusals).map(([name, one]) => [one, name]))
const exampleName = (refusal: Refusal, dialect: DialectName) => `${names.get(refusal)}_${dialect}`

const toldByTheApi = Object.values(refusals).filter((refusal) => !onPages.includes(refusal))

/** Every refusal of the API in both dialects, for the document's components. */
export const examples = Object.fromEntries(
  toldByTheApi.flatMap((refusal) =>
    (['drf', 'problem'] as const).map((dialect) => [
      exampleName(refusal, dialect),
      { summary: `${refusal.message}.`, value: example(refusal, dialect) },
    ])
  )
)

export const exampleReferences = (group: Refusal[], dialect: DialectName) =>
  Object.fromEntries(
    group.map((refusal) => [
      refusal.publicCode,
      { $ref: `#/components/examples/${exampleName(refusal, dialect)}` },
    ])
  )
