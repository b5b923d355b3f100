import type { HttpContext } from '@adonisjs/core/http'
import { sayProblems } from '#surfaces/say'
import { InvalidInputException } from '#exceptions/invalid_input_exception'

export type Asked = Record<string, string | undefined>

interface Good<Values> {
  values: Values
  /** the parameters that are right */
  good: Asked
  /** what is wrong with the others, by their names */
  errors: Record<string, string[]>
}

/**
 * What the parameters of an address mean. One that is wrong is left out, and told: the answer is 400.
 *
 * @param read - refuses with every parameter that is wrong, or with some of them at a time
 */
export async function readGood<Values>(
  ctx: HttpContext,
  asked: Asked,
  read: (asked: Asked) => Promise<Values>
): Promise<Good<Values>> {
  try {
    return { values: await read(asked), good: asked, errors: {} }
  } catch (error) {
    if (!(error instanceof InvalidInputException)) throw error
    const told = sayProblems(error.problems)
    const names = Object.keys(asked)
    const right = names.filter((name) => !Object.hasOwn(told, name))
    if (right.length === names.length) throw error
    ctx.response.status(400)
    const rest = await readGood(ctx, pick(asked, right), read)
    return { ...rest, errors: { ...told, ...rest.errors } }
  }
}

const pick = (asked: Asked, names: string[]): Asked =>
  Object.fromEntries(names.map((name) => [name, asked[name]]))

/** An address without some of its parameters. */
export const without = (search: URLSearchParams, names: string[]) =>
  new URLSearchParams([...search].filter(([name]) => !names.includes(name)))
