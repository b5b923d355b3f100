import type { MediaBases } from '#shapes/assemble_image'
import type { Viewer } from '#rules/viewer'

/** Who looks, and where files are read. */
export interface View extends MediaBases {
  viewer?: Viewer
}
