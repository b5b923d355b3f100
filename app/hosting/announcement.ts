import app from '@adonisjs/core/services/app'
import logger from '@adonisjs/core/services/logger'
import site from '#config/site'
import env from '#start/env'
import { demoSignIns, hasDemo } from '#hosting/demo_sign_ins'
import { dataFolder } from '#installation/data_folder'
import { usesEmbeddedPostgres } from '#hosting/embedded_postgres/choice'
import { siteAndVersion, version } from '#hosting/version'

/** Says where everything is: a block to read in development, one line of the log elsewhere. */
export function announce(): void {
  const url = env.get('APP_URL') ?? `http://localhost:${env.get('PORT', 3333)}`
  const data = usesEmbeddedPostgres()
    ? dataFolder(env.get('VITRIN_DATA_DIR'))
    : 'the database of the settings'
  if (app.inDev) process.stdout.write(block(url, data))
  else logger.info({ site: site.name, url, data, version }, 'ready')
}

const block = (url: string, data: string) => `
  ${siteAndVersion()} is ready.

  API      ${url}/api/v1/
  Docs     ${url}/api/docs/
  Admin    ${url}/admin
  Data     ${data}
${hasDemo() ? signIns() : ''}
  Ctrl-C stops it.
`

const signIns = () =>
  [
    '',
    '  Demo     sign in by username and password',
    ...Object.entries(demoSignIns()).map(line),
    '',
  ].join('\n')

const line = ([username, password]: [string, string]) =>
  `           ${username.padEnd(12)}${password}`
