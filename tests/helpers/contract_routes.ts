import { readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'

const METHOD = '(?:GET|POST|PUT|PATCH|DELETE)'
const SEGMENT = '(?:[\\w-]+|{})'
/** What looks like a path in backticks, and its methods. */
const PATH = new RegExp(`\`(?:(${METHOD}(?:, ${METHOD})*) )?((?:…?/)?(?:${SEGMENT}/)*)\``, 'g')
/** What stands before a path with which a list goes on. */
const GOES_ON = /[`)}], $/

export interface NamedRoute {
  method: string
  /** `/api/v1/products/{}/` */
  path: string
  /** in a list of routes; others stand in sentences, in which `…/` may be anything */
  isListed: boolean
}

/** Every path that chapter 4 of docs/contract.md names, once for each of its methods; parameters are `{}`. */
export function routesNamedByTheContract(): NamedRoute[] {
  const text = readFileSync(app.makePath('docs/contract.md'), 'utf8')
  const chapter = text.split(/^## /m).find((one) => one.startsWith('4.'))!
  const [, ...sections] = chapter.replace(/\{[^}]+\}/g, '{}').split(/^### /m)
  return sections.flatMap((one) => routesIn(one, one.startsWith('Auth') ? 'auth/' : ''))
}

/** A path that goes on with a list has the methods of the one before, and `…/` stands for its path. */
function routesIn(section: string, prefix: string): NamedRoute[] {
  let methods: string[] = []
  let last = ''
  const body = section.slice(section.indexOf('\n'))
  return [...body.matchAll(PATH)].flatMap(({ index, 1: own, 2: path = '' }): NamedRoute[] => {
    const isListed = Boolean(own) || (path !== '/' && GOES_ON.test(body.slice(0, index)))
    if (!isListed) return path.length > 1 ? [{ method: 'GET', path, isListed }] : []
    if (own) methods = own.split(', ')
    const whole = path.startsWith('/') ? path : `/api/v1/${prefix}${path}`
    const full = path.startsWith('…') ? last + path.slice(2) : whole
    if (!path.startsWith('…')) last = full
    return methods.map((method) => ({ method, path: full, isListed }))
  })
}
