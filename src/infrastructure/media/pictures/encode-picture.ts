import sharp, { type Sharp } from 'sharp';
import type { Frame, FrameFormat } from '../../../shared-kernel/ports/media-engine.js';
import type { RawPicture } from '../media-decoder.js';

/** The picture for further work: upright, still raw. */
export const upright = ({ rgb, width, height, rotation }: RawPicture): Sharp => sharp(rgb, { raw: { width, height, channels: 3 } }).rotate(rotation);

/** The width at which the picture is shown. */
export const uprightWidth = ({ width, height, rotation }: Pick<RawPicture, 'width' | 'height' | 'rotation'>): number =>
  rotation % 180 === 0 ? width : height;

const packed = async (image: Sharp, format: FrameFormat, atSeconds: number): Promise<Frame> => {
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height, mediaType: `image/${format}`, atSeconds };
};

/** Packs decoded pixels, which are no longer anybody's file format, into a file to keep. */
export function encodePicture(picture: RawPicture, format: FrameFormat, maxWidth?: number): Promise<Frame> {
  const image = upright(picture);
  if (maxWidth !== undefined) image.resize({ width: maxWidth, withoutEnlargement: true });
  const pack = { jpeg: () => image.jpeg({ quality: 82, mozjpeg: false }), webp: () => image.webp({ quality: 80 }), png: () => image.png() }[format];
  return packed(pack(), format, picture.atSeconds);
}

/** The frame in its full size, to be cut and scaled by others: its colours are not thinned out. Lossless files would take ten times the room. */
export const encodeOriginal = (picture: RawPicture): Promise<Frame> =>
  packed(upright(picture).jpeg({ quality: 95, chromaSubsampling: '4:4:4' }), 'jpeg', picture.atSeconds);
