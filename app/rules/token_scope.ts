/** What a personal access token may be good for. */
export const SCOPES = ['read', 'write'] as const
export type Scope = (typeof SCOPES)[number]

/** As many as one person may have. */
export const MAX_TOKENS = 50

/** Begins every personal access token, so that whoever scans for leaked secrets knows ours. */
export const TOKEN_PREFIX = 'vtr_pat_'
