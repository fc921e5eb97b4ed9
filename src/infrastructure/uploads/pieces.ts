/** Some bytes of an upload, lying by themselves: where in the file they begin, and how many they are. */
export interface Piece {
  readonly key: string;
  readonly start: number;
  readonly bytes: number;
}

/** How a piece has its part in the file: without what another one has brought already. */
export interface Link {
  readonly key: string;
  readonly skip: number;
}

/**
 * What pieces make together, from the file's beginning as far as they go without a gap. Two processes that took the same bytes leave pieces that
 * overlap: they are bytes of one file at their own places, so it does not matter which of them is read.
 */
export const chained = (pieces: readonly Piece[]): { readonly bytes: number; readonly links: readonly Link[] } => {
  const links: Link[] = [];
  let bytes = 0;
  for (const piece of pieces.toSorted((a, b) => a.start - b.start)) {
    if (piece.start > bytes) break;
    const end = piece.start + piece.bytes;
    if (end <= bytes) continue;
    links.push({ key: piece.key, skip: bytes - piece.start });
    bytes = end;
  }
  return { bytes, links };
};
