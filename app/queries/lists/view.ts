import type { Viewer } from '#rules/viewer'

/** Who looks, and where files are read. */
export interface View {
  viewer?: Viewer
  mediaBase: string
}
