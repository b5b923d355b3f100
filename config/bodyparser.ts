import { defineConfig } from '@adonisjs/core/bodyparser'

/** As sent: DRF tells "" from null and words a body that is no object itself, so nothing is rewritten or refused here. */
const verbatim = { convertEmptyStringsToNull: false, trimWhitespaces: false, limit: '1mb' }

export default defineConfig({
  allowedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  form: { ...verbatim, types: ['application/x-www-form-urlencoded'] },
  json: { ...verbatim, types: ['application/json'], strict: false },
  raw: { types: [] },
  multipart: {
    ...verbatim,
    autoProcess: true,
    maxFields: 200,
    fieldsLimit: '1mb',
    types: ['multipart/form-data'],
  },
})
