import edge from 'edge.js'
import site from '#config/site'

/** Every page names the site. */
edge.global('site', site)
