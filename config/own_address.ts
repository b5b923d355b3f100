import env from '#start/env'

const host = env.get('HOST')!
const here = `http://${/^(0\.0\.0\.0|::)$/.test(host) ? 'localhost' : host}:${env.get('PORT', 3333)}`

/** Where people reach this server, by its settings; what a request says of its host has no part in it. */
export const ownAddress = (env.get('APP_URL') ?? here).replace(/\/+$/, '')
