import type { PictureId, SoleOwner } from '#rules/file_owner'
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
export const makeSoleVariants = declareJob<SoleOwner>({
  name: 'make-sole-variants',
  expireInSeconds: 300,
  retryLimit: 8,
})

/** A clean copy of a picture that Django stored. One at a time: there may be very many, and nobody waits for them. */
export const adoptPicture = declareJob<PictureId>({
  name: 'adopt-picture',
  key: (owner) => Object.entries(owner).join(),
  expireInSeconds: 300,
  retryLimit: 8,
})
