import { declareJob } from '#queue/job'

/** Pictures for what the demo made; a first start does not wait for them. */
export const paintDemo = declareJob<{
  productIds: number[]
  userIds: number[]
  categoryIds: number[]
}>({ name: 'paint-demo', expireInSeconds: 900 })
