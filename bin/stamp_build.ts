import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { digestOfSources, STAMP } from './sources.ts'
import { DRAFT } from './place_build.ts'

/** A hook of `node ace build`: writes down what the build is made of before it is made. */
export default function stampBuild() {
  mkdirSync(DRAFT, { recursive: true })
  writeFileSync(join(DRAFT, STAMP), digestOfSources())
}
