import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A program as text: another build may take the place of the one that it was read from. */
export interface Program {
  /** by URL */
  sources: Record<string, string>
  /** what names in them stand for, such as `#pictures/tasks` → URL */
  names: Record<string, string>
}

/** Of ours; packages do not belong to a build. */
const IMPORTED = /\b(?:from|import)\s*\(?\s*['"](#[^'"]+)['"]/g

/** Reads a compiled module and all of ours that it imports. */
export function readProgram(entry: string): Program {
  const program: Program = { sources: {}, names: { [entry]: entry } }
  add(entry, program)
  return program
}

function add(url: string, program: Program): void {
  if (program.sources[url] !== undefined) return
  const source = readFileSync(fileURLToPath(url), 'utf8')
  program.sources[url] = source
  for (const [, name] of source.matchAll(IMPORTED)) {
    program.names[name!] = import.meta.resolve(name!)
    add(program.names[name!]!, program)
  }
}

/** Runs before the program: takes it from the first message, and gives it out in place of files. */
const LOADER = `
import { once } from 'node:events'
import { registerHooks } from 'node:module'
const [{ sources, names }] = await once(process, 'message')
registerHooks({
  resolve: (name, context, next) =>
    names[name] ? { url: names[name], shortCircuit: true } : next(name, context),
  load: (url, context, next) =>
    url in sources
      ? { format: 'module', source: sources[url], shortCircuit: true }
      : next(url, context),
})`

export const LOADER_FLAG = `--import=data:text/javascript,${encodeURIComponent(LOADER)}`
