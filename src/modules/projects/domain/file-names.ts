const MOST_LETTERS = 60;

/** Names that Windows keeps for devices, whatever comes after a dot. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/**
 * A user's words as one part of a file's name that every system can hold: no folders, no drive, nothing hidden, no device, no letters
 * that turn the direction of writing, never empty. It may be that of another text too; a number before it keeps them apart.
 */
export const fileNamePart = (text: string, otherwise: string): string => {
  const cleaned = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}/\\:*?"<>|\uFFFD]+/gu, '_')
    .replace(/\s+/gu, ' ');
  const part = [...cleaned]
    .slice(0, MOST_LETTERS)
    .join('')
    .replace(/^[.\s~-]+|[.\s]+$/gu, '');
  if (part === '') return otherwise;
  return DEVICE.test(part) ? `_${part}` : part;
};

const ENDINGS: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' };

/** How a picture's file name ends. */
export const endingOf = (mediaType: string): string => ENDINGS[mediaType] ?? 'bin';

/** A number that sorts as it counts. */
export const numbered = (number: number): string => String(number).padStart(3, '0');
