import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { makeDataFolder, removeDataFolder } from '#tests/helpers/throwaway_folder'

/**
 * Settings of a test run: data in a folder of its own that goes with the process, a free port, and
 * as database what TEST_DATABASE_URL names, else a throwaway embedded one.
 */
export async function prepareTestEnvironment(): Promise<void> {
  const folder = makeDataFolder('test')
  process.on('exit', () => removeDataFolder(folder))
  const google = `http://127.0.0.1:${await freePort()}`
  Object.assign(process.env, {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: String(await freePort()),
    VITRIN_DATA_DIR: folder,
    DATABASE_URL: process.env.TEST_DATABASE_URL ?? '',
    DB_HOST: '',
    // The key of the recorded tokens.
    JWT_SIGNING_KEY: 'vitrin-reference-secret-key-0123456789abcdef',
    // tests/helpers/fake_google.ts stands there, once a test asks for it.
    GOOGLE_CLIENT_ID: 'web.apps.example',
    GOOGLE_CLIENT_IDS: 'ios.apps.example, android.apps.example',
    GOOGLE_CLIENT_SECRET: 'a-secret-of-the-tests',
    GOOGLE_ISSUER: google,
    GOOGLE_AUTHORIZE_URL: `${google}/authorize`,
    GOOGLE_TOKEN_URL: `${google}/token`,
    GOOGLE_JWKS_URL: `${google}/certs`,
    GOOGLE_TOKENINFO_URL: `${google}/tokeninfo`,
    GOOGLE_USERINFO_URL: `${google}/userinfo`,
    // Tests of the throttles switch them on.
    THROTTLE_ENABLED: 'false',
  })
}

/** A TCP port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}
