import { declareJob } from '#queue/job'

/** The smaller sizes of a picture; a failed store is usually back within the hour. */
export const makeVariants = declareJob<{ imageId: number }>({
  name: 'make-variants',
  key: ({ imageId }) => String(imageId),
  concurrency: 2,
  expireInSeconds: 300,
  retryLimit: 8,
})

/** The smaller sizes of an avatar or of a category's image. */
export const makeSoleVariants = declareJob<{ userId: number } | { categoryId: number }>({
  name: 'make-sole-variants',
  expireInSeconds: 300,
  retryLimit: 8,
})
