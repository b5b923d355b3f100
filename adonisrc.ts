import { defineConfig } from '@adonisjs/core/app'
import { indexEntities } from '@adonisjs/core'
import { indexPolicies } from '@adonisjs/bouncer'

/** After so long a test hangs; what must be faster than that is asserted. */
const HANGS_MS = 300_000

export default defineConfig({
  directories: {
    commands: 'app/commands',
    providers: 'app/providers',
    public: 'resources/public',
  },
  commands: [
    () => import('@adonisjs/core/commands'),
    () => import('#hosting/lucid/commands'),
    () => import('@adonisjs/bouncer/commands'),
  ],
  providers: [
    () => import('@adonisjs/core/providers/app_provider'),
    () => import('@adonisjs/core/providers/hash_provider'),
    { file: () => import('@adonisjs/core/providers/repl_provider'), environment: ['repl', 'test'] },
    () => import('@adonisjs/core/providers/vinejs_provider'),
    () => import('@adonisjs/core/providers/edge_provider'),
    () => import('#providers/embedded_postgres_provider'),
    () => import('#providers/kept_counts_provider'),
    () => import('@adonisjs/lucid/database_provider'),
    () => import('@adonisjs/session/session_provider'),
    () => import('@adonisjs/shield/shield_provider'),
    () => import('@adonisjs/auth/auth_provider'),
    () => import('@adonisjs/ally/ally_provider'),
    () => import('@adonisjs/limiter/limiter_provider'),
    () => import('@adonisjs/cors/cors_provider'),
    () => import('@adonisjs/drive/drive_provider'),
    { file: () => import('#providers/startup_provider'), environment: ['web'] },
    { file: () => import('#providers/housekeeping_provider'), environment: ['web'] },
    { file: () => import('#providers/jobs_provider'), environment: ['web'] },
  ],
  preloads: [
    () => import('#start/validator'),
    () => import('#start/view'),
    { file: () => import('#start/limiter'), environment: ['web', 'test'] },
    () => import('#start/kernel'),
    () => import('#start/routes'),
  ],
  metaFiles: [
    { pattern: 'resources/!(sdk)/**/*.{edge,json,css,js,svg,ico,gz}', reloadServer: false },
  ],
  hooks: {
    init: [indexEntities(), indexPolicies()],
    buildStarting: [() => import('./bin/stamp_build.ts')],
    buildFinished: [() => import('./bin/place_build.ts')],
  },
  tests: {
    forceExit: true,
    suites: [
      { name: 'unit', files: ['tests/unit/**/*.spec.{ts,js}'], timeout: HANGS_MS },
      { name: 'functional', files: ['tests/functional/**/*.spec.{ts,js}'], timeout: HANGS_MS },
      { name: 'operations', files: ['tests/operations/**/*.spec.{ts,js}'], timeout: HANGS_MS },
      { name: 'faults', files: ['tests/faults/**/*.spec.{ts,js}'], timeout: HANGS_MS },
      { name: 'processes', files: ['tests/processes/**/*.spec.{ts,js}'], timeout: HANGS_MS },
      { name: 'browser', files: ['tests/browser/**/*.spec.{ts,js}'], timeout: HANGS_MS },
      { name: 'drills', files: ['tests/drills/*.spec.{ts,js}'], timeout: HANGS_MS },
      { name: 'backup_drills', files: ['tests/drills/backups/*.spec.{ts,js}'], timeout: HANGS_MS },
    ],
  },
})
