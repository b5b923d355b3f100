import { matchingReading, readingsOf } from '#actions/passwords/readings'
import User from '#models/user'
import type { Viewer } from '#rules/viewer'

/** Whether somebody who is signed in knows their password. */
export default class ProvePassword {
  async handle({ id }: Viewer, password: string): Promise<boolean> {
    const known = await matchingReading(await User.find(id), readingsOf(password))
    return known !== undefined
  }
}
