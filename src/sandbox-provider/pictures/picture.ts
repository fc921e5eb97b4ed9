import { createHash } from 'node:crypto';

export type PictureFormat = 'png' | 'jpeg' | 'webp';

/** What the picture is to be like. Sizes in pixels. */
export interface PictureWish {
  /** Anything; the same seed gives the same picture. */
  readonly seed: string;
  readonly width: number;
  readonly height: number;
  readonly format: PictureFormat;
  /** 0–100; for jpeg and webp. */
  readonly compression: number;
}

/** Paints shapes and colours that follow from the seed. The bytes carry a note that the picture is simulated. */
export async function paint(wish: PictureWish): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const picture = sharp(Buffer.from(drawingOf(wish)), { limitInputPixels: 20_000_000 })
    .resize(wish.width, wish.height, { fit: 'fill' })
    .withExif({ IFD0: { ImageDescription: 'Simulated by the sandbox provider' } });
  switch (wish.format) {
    case 'png':
      return picture.png({ compressionLevel: 6 }).toBuffer();
    case 'jpeg':
      return picture.jpeg({ quality: wish.compression }).toBuffer();
    case 'webp':
      return picture.webp({ quality: wish.compression }).toBuffer();
  }
}

/** A gradient, some discs and, as the mark of the simulation, three stripes in a corner; no letters, as fonts differ. */
function drawingOf({ seed, width, height }: PictureWish): string {
  const dice = createHash('sha256').update(seed).digest();
  const die = (index: number) => (dice[index % dice.length] ?? 0) / 255;
  const hue = Math.round(die(0) * 360);
  const discs = Array.from({ length: 7 }, (_, index) => {
    const [x, y, r] = [die(index * 3 + 1) * width, die(index * 3 + 2) * height, (0.06 + die(index * 3 + 3) * 0.22) * Math.min(width, height)];
    return `<circle cx="${x}" cy="${y}" r="${r}" fill="hsl(${(hue + index * 47) % 360},70%,${35 + index * 6}%)" fill-opacity="0.55"/>`;
  });
  const unit = Math.min(width, height) / 32;
  const stripes = [1, 3, 5].map(step => `<rect x="${step * unit}" y="${unit}" width="${unit}" height="${unit * 3}" fill="#fff" fill-opacity="0.8"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<defs><linearGradient id="g" x2="1" y2="${die(5)}"><stop stop-color="hsl(${hue},60%,30%)"/><stop offset="1" stop-color="hsl(${(hue + 60) % 360},65%,65%)"/></linearGradient></defs>
<rect width="${width}" height="${height}" fill="url(#g)"/>${discs.join('')}${stripes.join('')}</svg>`;
}

/** Width and height of a picture that was sent; null when it cannot be decoded. */
export async function sizeOf(bytes: Uint8Array): Promise<{ width: number; height: number } | null> {
  const { default: sharp } = await import('sharp');
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: 60_000_000 }).metadata();
    return { width, height };
  } catch {
    return null;
  }
}
