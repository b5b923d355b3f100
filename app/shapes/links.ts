import Type, { type Static } from 'typebox'
import { sampled, url } from '#shapes/schema'
import { named } from '#support/named'

/** Where to go from here: absolute URLs by what is there. */
export const Links = sampled(named('Links', Type.Record(Type.String(), url())), {
  products: 'http://localhost:3333/api/v1/products/',
})
export type Links = Static<typeof Links>
