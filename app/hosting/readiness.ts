/**
 * Whether this process takes new work. A shutdown says no first, so that balancers look elsewhere
 * while the requests in flight are answered.
 */
export const readiness = { accepting: true }
