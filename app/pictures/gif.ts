const HEADER = 13
const [IMAGE, EXTENSION, TRAILER] = [0x2c, 0x21, 0x3b]

/** Bytes of the colour table that a field of flags announces. */
const tableBytes = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

/**
 * Whether a GIF goes on to its trailer (GIF89a §27). libvips shows the frames of one that is cut between two
 * of them, and says nothing.
 */
export function isWholeGif(gif: Buffer): boolean {
  let at = HEADER + tableBytes(gif[10] ?? 0)
  while (gif[at] === IMAGE || gif[at] === EXTENSION) {
    const isImage = gif[at] === IMAGE
    at = afterBlocks(gif, isImage ? at + 11 + tableBytes(gif[at + 9] ?? 0) : at + 2)
  }
  return gif[at] === TRAILER
}

/** Behind a row of blocks, each of which begins with its length; the last one is empty. */
function afterBlocks(gif: Buffer, at: number): number {
  while (gif[at]) at += gif[at]! + 1
  return at + 1
}
