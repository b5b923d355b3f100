import edge from 'edge.js'
import site from '#config/site'
import { openDoor } from '#panel/desk'
import { icon } from '#panel/icons'

/** Every page names the site. */
edge.global('site', site)
edge.global('icon', icon)
/** Pages of the panel that one sees signed out, refusals too; the others share these anew. */
for (const [name, value] of Object.entries(openDoor())) edge.global(name, value)
