import sharp from 'sharp';
import { Pictures, type PackedPicture, type PictureWish } from '../../../shared-kernel/ports/pictures.js';
import { Slots } from '../fence/slots.js';

/** A decoded frame of a large film takes a hundred megabytes. */
const AT_A_TIME = 2;

/** Packs pictures with sharp, a few at a time. */
export class SharpPictures extends Pictures {
  private readonly slots = new Slots(AT_A_TIME);

  async pack(picture: Uint8Array, { format, maxWidth }: PictureWish): Promise<PackedPicture> {
    const leave = await this.slots.enter(undefined);
    try {
      const image = sharp(picture);
      if (maxWidth !== null) image.resize({ width: maxWidth, withoutEnlargement: true });
      return { bytes: await image.toFormat(format).toBuffer(), mediaType: `image/${format}` };
    } finally {
      leave();
    }
  }
}
