import { configApp } from '@adonisjs/eslint-config'

const http = ['@adonisjs/core/http', '#controllers/*', '#middleware/*']
const input = ['#validators/*', '#policies/*']

/** What each room must not import; the reasons stand in docs/house.md. */
const walls = {
  'app/support/**': ['@adonisjs/*', '#(?!support/).*'],
  'app/shapes/**': ['@adonisjs/*', '#(?!shapes/|support/).*'],
  'app/models/**': [...http, ...input, '#actions/*', '#queries/*', '#services/*', '#dialects/*'],
  'app/actions/**': [...http, ...input, '#dialects/*', '#shapes/*'],
  'app/queries/**': [...http, ...input, '#actions/*', '#dialects/*'],
  'app/services/**': ['#controllers/*', '#actions/*', '#queries/*', '#policies/*', '#dialects/*'],
  'app/policies/**': ['#actions/*', '#queries/*', '#services/*', '@adonisjs/lucid/services/*'],
  'app/validators/**': ['#models/*', '#actions/*', '#queries/*', '#services/*'],
  'app/dialects/**': ['#(?!dialects/|exceptions/|shapes/).*', '@adonisjs/*'],
  'app/controllers/**': ['@adonisjs/lucid/services/*', '#controllers/*', '#dialects/*'],
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
  ],
}

export default configApp(
  {
    ignores: [
      ...['build', '.adonisjs', 'tests/bench', 'tests/conformance/*.mjs'],
      ...['resources/sdk/src/schema.d.ts', 'resources/sdk/dist'],
    ],
  },
  ...Object.entries(walls).map(([room, groups]) => ({
    files: [`${room}/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(${groups.map((group) => group.replace(/(?<!\.)\*$/, '.*')).join('|')})$`,
              message: `${room} may not look in there`,
            },
          ],
        },
      ],
    },
  })),
  { files: ['**/*.ts'], rules: names },
  {
    files: ['app/**/*.ts', 'start/**/*.ts', 'config/**/*.ts', 'resources/**/*.ts'],
    rules: habits,
  },
  {
    files: ['start/env.ts'],
    rules: { 'no-restricted-syntax': 'off' },
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
