import { configApp } from '@adonisjs/eslint-config'

/** Every room, from the ground up, and the rooms below it that it may look into; docs/house.md draws them. */
const rooms = {
  support: [],
  rules: ['support'],
  exceptions: ['rules', 'support'],
  installation: ['support'],
  db: ['support'],
  credentials: ['config', 'exceptions', 'rules', 'support'],
  google: ['config', 'exceptions', 'support'],
  throttling: ['start/env', 'exceptions', 'rules', 'support'],
  storage: ['exceptions', 'support'],
  queue: ['db', 'rules', 'support'],
  backup: ['start/env', 'config/storage', 'installation', 'storage', 'db', 'support'],
  pictures: ['exceptions', 'rules'],
  shapes: ['rules', 'support'],
  dialects: ['exceptions', 'shapes'],
  models: ['database/schema', 'rules', 'support'],
  panel: ['config', 'dialects', 'rules', 'support'],
  hosting: [
    ...[
      'start/env',
      'config/storage',
      'config/site',
      'backup',
      'queue',
      'throttling',
      'installation',
      'db',
    ],
    ...['exceptions', 'shapes', 'storage', 'support'],
  ],
  doctor: [
    ...['start/env', 'config', 'hosting', 'backup', 'queue', 'storage', 'installation', 'rules'],
    'db',
    'support',
  ],
  policies: ['rules'],
  validators: ['exceptions', 'rules', 'support'],
  queries: [
    ...[
      'config/accounts',
      'config/moderation',
      'models',
      'validators',
      'shapes',
      'db',
      'exceptions',
      'rules',
      'support',
    ],
  ],
  actions: [
    ...[
      'backup',
      'queries',
      'mails',
      'models',
      'validators',
      'throttling',
      'hosting',
      'credentials',
      'google',
    ],
    ...['config', 'pictures', 'storage', 'queue', 'db', 'start/env'],
    ...['exceptions', 'rules', 'support'],
  ],
  auth: ['queries', 'credentials', 'exceptions', 'rules', 'support'],
  routing: ['throttling', 'validators', 'shapes', 'exceptions', 'rules', 'support'],
  openapi: [
    'config',
    'hosting',
    'routing',
    'dialects',
    'validators',
    'shapes',
    'exceptions',
    'support',
  ],
  surfaces: [
    ...['config', 'routing', 'hosting', 'throttling', 'db', 'panel', 'dialects'],
    ...['exceptions', 'support'],
  ],
  middleware: [
    ...['auth', 'policies', 'surfaces', 'throttling', 'hosting', 'config', 'exceptions'],
    ...['panel', 'queries', 'validators', 'rules', 'support'],
  ],
  mails: ['models', 'config', 'installation', 'start/env', 'rules', 'support'],
  jobs: ['start/scheduler', 'actions', 'hosting', 'queue', 'db', 'start/env', 'support'],
  controllers: [
    ...[
      'actions',
      'mails',
      'openapi',
      'routing',
      'policies',
      'queries',
      'google',
      'surfaces',
      'hosting',
      'throttling',
    ],
    ...[
      'panel',
      'queue',
      'doctor',
      'config',
      'dialects',
      'storage',
      'credentials',
      'validators',
      'shapes',
      'exceptions',
      'rules',
      'support',
    ],
  ],
}

/** What of the framework stays outside of a room. */
const http = '@adonisjs/core/http'
const database = '@adonisjs/lucid/services/.*'
const strangers = {
  support: '@adonisjs/.*',
  rules: '@adonisjs/.*',
  pictures: '@adonisjs/.*',
  shapes: '@adonisjs/.*',
  dialects: '@adonisjs/.*',
  models: http,
  actions: http,
  queries: http,
  policies: database,
  controllers: database,
}

/** A room sees itself and what is listed above, nothing else of the house. */
function wall([room, below]) {
  const seen = [room, ...below].map((name) => `${name}(/|$)`).join('|')
  const outside = [`#(?!${seen}).*`, ...(strangers[room] ? [strangers[room]] : [])]
  const message = `app/${room} may not look in there; eslint.config.js lists what it may`
  const patterns = [{ regex: `^(${outside.join('|')})$`, message }]
  return {
    files: [`app/${room}/**/*.ts`],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  }
}

const names = {
  '@typescript-eslint/naming-convention': [
    'error',
    { selector: 'variable', format: ['camelCase', 'UPPER_CASE', 'PascalCase'] },
    { selector: 'variable', filter: '^_$', format: null },
    // Columns and JSON keys keep the names that they have there.
    { selector: 'variable', modifiers: ['destructured'], format: null },
    { selector: 'typeLike', format: ['PascalCase'] },
  ],
}

const forbid = (selector, message) => ({ selector, message })

const pathOfUrl = forbid(
  "MemberExpression[property.name='pathname'] > NewExpression[callee.name='URL'] MetaProperty",
  'A blank is %20 in there; use fileURLToPath or import.meta.dirname'
)

const habits = {
  'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 30, skipBlankLines: true, skipComments: true }],
  'complexity': ['error', 8],
  'max-params': ['error', 3],
  'no-console': 'error',
  '@typescript-eslint/no-explicit-any': 'error',
  'no-restricted-syntax': [
    'error',
    forbid(
      'ExpressionStatement > AwaitExpression > CallExpression[callee.property.name=/^(allows|denies)$/]',
      'This asks and ignores the answer; use authorize'
    ),
    forbid(
      "MemberExpression[object.name='process'][property.name='env']",
      'Settings are read in start/env.ts only'
    ),
    forbid("CallExpression[callee.name='raw']", 'SQL text is written here, never handed in'),
    pathOfUrl,
  ],
}

export default configApp(
  {
    ignores: [
      ...['build', '.build', '.build.old', '.adonisjs', 'tests/bench', 'tests/conformance/*.mjs'],
      ...['resources/sdk/src/schema.d.ts', 'resources/sdk/dist'],
    ],
  },
  ...Object.entries(rooms).map(wall),
  { files: ['**/*.ts'], rules: names },
  {
    files: ['app/**/*.ts', 'start/**/*.ts', 'config/**/*.ts', 'resources/**/*.ts'],
    rules: habits,
  },
  {
    files: ['start/env.ts', 'bin/**/*.ts', 'tests/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', pathOfUrl] },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@unicorn/no-await-expression-member': 'off',
    },
  }
)
