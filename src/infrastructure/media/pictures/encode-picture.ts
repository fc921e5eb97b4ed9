import sharp, { type Sharp } from 'sharp';
import type { Frame, FrameFormat } from '../../../shared-kernel/ports/media-engine.js';
import type { RawPicture } from '../media-decoder.js';

/** The picture for further work: upright, still raw. */
export const upright = ({ rgb, width, height, rotation }: RawPicture): Sharp => sharp(rgb, { raw: { width, height, channels: 3 } }).rotate(rotation);

/** Packs decoded pixels, which are no longer anybody's file format, into a file to keep. */
export async function encodePicture(picture: RawPicture, format: FrameFormat): Promise<Frame> {
  const image = upright(picture);
  const packed = { jpeg: () => image.jpeg({ quality: 82, mozjpeg: false }), webp: () => image.webp({ quality: 80 }), png: () => image.png() }[
    format
  ]();
  const { data, info } = await packed.toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height, mediaType: `image/${format}`, atSeconds: picture.atSeconds };
}
