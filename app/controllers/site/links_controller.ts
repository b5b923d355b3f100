import type { HttpContext } from '@adonisjs/core/http'
import { allRoutes, pathOf } from '#routing/table'
import type { Links } from '#shapes/links'

/** The way into the API for those who follow links. */
export default class LinksController {
  /** Every path without parameters, under its own name: `auth/login`, `products`. */
  index({ origin }: HttpContext): Links {
    const paths = allRoutes()
      .map(pathOf)
      .filter((path) => !path.includes('{'))
    const links = paths.map((path) => [path.replace(/^\/api\/(v1\/)?|\/$/g, ''), origin + path])
    return Object.fromEntries(links.filter(([name]) => name)) as Links
  }
}
