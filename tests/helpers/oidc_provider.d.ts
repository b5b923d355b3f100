/** It brings no types; what the tests use of it is checked by running. */
declare module 'oidc-provider' {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const Provider: any
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  export const interactionPolicy: any
  export default Provider
}
