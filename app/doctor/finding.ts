/** How bad it is: an error keeps people from something, a warning may later. */
export type Level = 'ok' | 'warn' | 'error'

/** What a check found, and the line that repairs it. */
export interface Finding {
  level: Level
  says: string
  repair?: string
}

/**
 * When the doctor is asked: by a command, by one that asks whether this may serve strangers, or by a server that has
 * just begun to serve.
 */
export type Occasion = 'command' | 'deploy' | 'start'

/** @returns what is wrong; nothing when all is well. What it throws is an error of its own. */
export type Check = (occasion: Occasion) => Promise<Finding[]> | Finding[]

export const warn = (says: string, repair: string): Finding => ({ level: 'warn', says, repair })
export const error = (says: string, repair: string): Finding => ({ level: 'error', says, repair })
