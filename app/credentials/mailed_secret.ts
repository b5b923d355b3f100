import { hash, randomBytes } from 'node:crypto'

/** 256 bits, in letters that a link takes as they are. */
export const newSecret = () => randomBytes(32).toString('base64url')

/** What is kept of a secret; so many bits need neither salt nor rounds. */
export const hashOf = (secret: string) => hash('sha256', secret)
