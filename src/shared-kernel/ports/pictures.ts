import type { FrameFormat } from './media-engine.js';

/** As what a picture is wanted. */
export interface PictureWish {
  readonly format: FrameFormat;
  /** Pixels; a picture is never enlarged. Null for all that there are. */
  readonly maxWidth: number | null;
}

/** A picture as it was wanted. */
export interface PackedPicture {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** Packs pictures of our own making anew; never given anybody else's file. */
export abstract class Pictures {
  abstract pack(picture: Uint8Array, wish: PictureWish): Promise<PackedPicture>;
}
