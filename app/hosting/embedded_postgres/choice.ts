import env from '#start/env'

/** Whether the settings leave the database to us. */
export const usesEmbeddedPostgres = () => !env.get('DATABASE_URL') && !env.get('DB_HOST')
