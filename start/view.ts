import edge from 'edge.js'
import site from '#config/site'
import { openDoor } from '#panel/desk'
import { icon } from '#panel/icons'
import { leanHtml } from '#support/lean_html'
import { diffHtml, glancedHtml, saidHtml } from '#panel/said_html'

/** Every page names the site. */
edge.global('site', site)
edge.global('icon', icon)
edge.global('saidHtml', saidHtml)
edge.global('diffHtml', diffHtml)
edge.global('glancedHtml', glancedHtml)
/** Pages of the panel that one sees signed out, refusals too; the others share these anew. */
for (const [name, value] of Object.entries(openDoor())) edge.global(name, value)

/** Pages, and not the texts of mails. */
edge.processor.process('output', ({ output }) =>
  output.startsWith('<!doctype html>') ? leanHtml(output) : output
)
