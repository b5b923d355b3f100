import type { Case } from './run.mjs'

/** These want the throttles on, all others want them off. */
export const isThrottling = ({ group }: Case): boolean => group === 'throttle'
