import logger from '@adonisjs/core/services/logger'
import { examine } from '#doctor/examine'

/** Logs what is wrong with an installation that has just begun to serve, and nothing else. */
export async function tellAtStart(): Promise<void> {
  for (const { check, level, says, repair } of await examine('start'))
    if (level !== 'ok') logger[level](`${check}: ${says}${repair ? `; ${repair}` : ''}`)
}
