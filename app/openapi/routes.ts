import type { Operation } from '#openapi/operation'
import { auth } from '#openapi/routes/auth'
import { catalogue } from '#openapi/routes/catalogue'
import { comments } from '#openapi/routes/comments'
import { products } from '#openapi/routes/products'
import { system } from '#openapi/routes/system'
import { users } from '#openapi/routes/users'

/** A resource of the API, in the order of the document. */
const resources = [
  { name: 'Auth', description: 'Accounts and their tokens', operations: auth },
  { name: 'Products', description: 'Products and what people do with them', operations: products },
  { name: 'Comments', description: 'What people say about products', operations: comments },
  { name: 'Catalogue', description: 'Categories and tags', operations: catalogue },
  { name: 'Users', description: 'People, as others see them', operations: users },
  { name: 'System', description: 'What the server says about itself', operations: system },
]

export const tags = resources.map(({ name, description }) => ({ name, description }))

/** What the document says of each route, by the route's name. */
export const operations: Record<string, Operation & { tag: string }> = Object.fromEntries(
  resources.flatMap(({ name: tag, operations: own }) =>
    Object.entries(own).map(([name, operation]) => [name, { ...operation, tag }])
  )
)
