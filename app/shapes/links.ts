import Type, { type Static } from 'typebox'

/** Where to go from here: absolute URLs by what is there. */
export const Links = Type.Record(Type.String(), Type.String({ format: 'uri' }))
export type Links = Static<typeof Links>
