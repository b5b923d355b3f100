import app from '@adonisjs/core/services/app'
import edge from 'edge.js'
import site from '#config/site'
import { keepViews } from '#hosting/kept_views'
import { openDoor } from '#panel/desk'
import { icon } from '#panel/icons'
import { escapeHtml } from '#support/escape_html'
import { leanHtml } from '#support/lean_html'
import { diffHtml, glancedHtml, saidHtml } from '#panel/said_html'
import { writtenTexts } from '#panel/written'

// Where somebody works on the views, a page shows them as they are.
if (!app.inDev) keepViews()

type Attributes = Record<string, unknown>

const { html } = edge.globals as { html: { attrs(values: Attributes): unknown } }

/** Edge writes the values of attributes as they are (6.5.1), so that a quote would end one. */
function escapedAttributes(values: Attributes) {
  const escaped = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? escapeHtml(value) : value,
  ])
  return html.attrs(Object.fromEntries(escaped) as Attributes)
}

/** Every page names the site. */
edge.global('site', site)
edge.global('icon', icon)
edge.global('html', { ...html, attrs: escapedAttributes })
edge.global('saidHtml', saidHtml)
edge.global('diffHtml', diffHtml)
edge.global('glancedHtml', glancedHtml)
edge.global('writtenTexts', writtenTexts)
/** Pages of the panel that one sees signed out, refusals too; the others share these anew. */
for (const [name, value] of Object.entries(openDoor())) edge.global(name, value)

/** Pages, and not the texts of mails. */
edge.processor.process('output', ({ output }) =>
  output.startsWith('<!doctype html>') ? leanHtml(output) : output
)
