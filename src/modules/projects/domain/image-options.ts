import type { FreeSize, ModelOptions } from '../../../shared-kernel/ports/models.js';

/** How images are wanted. */
export interface ImageOptions {
  readonly size: string;
  readonly quality: string;
  readonly format: string;
  readonly count: number;
}

/** An option that the model does not have, and what it has. */
export interface NotOffered {
  readonly option: keyof ImageOptions;
  readonly offered: readonly string[];
}

const AUTO = 'auto';

const fits = (size: string, { step, maxRatio, maxWidth, maxHeight, maxPixels }: FreeSize): boolean => {
  const [width = 0, height = 0] = size.split('x').map(Number);
  const inSteps = width > 0 && height > 0 && width % step === 0 && height % step === 0;
  const isFlat = Math.max(width, height) <= maxRatio * Math.min(width, height);
  return inSteps && isFlat && width <= maxWidth && height <= maxHeight && width * height <= maxPixels;
};

const bounds = ({ step, maxRatio, maxWidth, maxHeight }: FreeSize): string =>
  `other sizes in steps of ${step} up to ${maxWidth}x${maxHeight}, at most ${maxRatio}:1`;

/** The first option that a model does not have; null when it has all. What nobody has said of a model is left to the provider. */
export const notOffered = (options: ModelOptions, { size, quality, format, count }: ImageOptions): NotOffered | null => {
  const { sizes, freeSize, qualities, formats, maxCount } = options;
  if (sizes && size !== AUTO && !sizes.includes(size) && !(freeSize && fits(size, freeSize)))
    return { option: 'size', offered: [AUTO, ...sizes, ...(freeSize ? [bounds(freeSize)] : [])] };
  if (qualities && quality !== AUTO && !qualities.includes(quality)) return { option: 'quality', offered: [AUTO, ...qualities] };
  if (formats && !formats.includes(format)) return { option: 'format', offered: formats };
  return maxCount !== undefined && count > maxCount ? { option: 'count', offered: [`1 to ${maxCount}`] } : null;
};
