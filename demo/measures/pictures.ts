import sharp from 'sharp';

const SIDE = 32;

/** The size of a decodable picture in pixels; throws for anything else. */
export const sizeOf = async (bytes: Buffer): Promise<{ width: number; height: number; format: string }> => {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  if (data.length === 0) throw new Error('The picture is empty');
  const { format = 'unknown' } = await sharp(bytes).metadata();
  return { width: info.width, height: info.height, format };
};

const small = (bytes: Buffer): Promise<Buffer> => sharp(bytes).removeAlpha().greyscale().resize(SIDE, SIDE, { fit: 'fill' }).raw().toBuffer();

/** How far the two most similar of several pictures are apart: mean difference of brightness, 0 to 255. */
export const leastDifference = async (pictures: readonly Buffer[]): Promise<number> => {
  const all = await Promise.all(pictures.map(small));
  const differences = all.flatMap((one, index) =>
    all.slice(index + 1).map(other => one.reduce((total, brightness, at) => total + Math.abs(brightness - (other[at] ?? 0)), 0) / one.length),
  );
  return differences.length === 0 ? Infinity : Math.min(...differences);
};
