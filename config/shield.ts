import { defineConfig } from '@adonisjs/shield'

/** For forms on pages only: the API takes no cookie. Every other header is set in app/middleware. */
export default defineConfig({
  csrf: { enabled: true, enableXsrfCookie: false, methods: ['POST', 'PUT', 'PATCH', 'DELETE'] },
  csp: { enabled: false },
  hsts: { enabled: false },
  xFrame: { enabled: false },
  contentTypeSniffing: { enabled: false },
})
