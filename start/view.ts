import edge from 'edge.js'
import site from '#config/site'

/** Every page says whose it is. */
edge.global('site', site)
