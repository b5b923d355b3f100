import { defineConfig } from '@adonisjs/core/http'
import env from '#start/env'
import { trusts } from '#support/network'

export const http = defineConfig({
  generateRequestId: false,
  allowMethodSpoofing: false,
  useAsyncLocalStorage: false,
  keepAliveTimeout: 55_000,
  // Slow heads and bodies are cut (slowloris).
  headersTimeout: 20_000,
  requestTimeout: 60_000,
  trustProxy: trusts(env.get('TRUSTED_PROXIES', '')),
})
