import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

/*
 * What Node compiles is kept in the build, so that the second start need not compile some two thousand files
 * again. A folder that cannot be written to, as in an image, leaves starts as they are.
 */
enableCompileCache(fileURLToPath(new URL('../../.compile-cache', import.meta.url)))
