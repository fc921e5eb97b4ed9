import { open } from 'node:fs/promises';
import { waveHeader } from './wave-file.js';

/** Writes samples into a WAV file as they come; none of it is kept in memory. Answers the bytes of samples. */
export const writeSound = async (file: string, sound: AsyncIterable<Uint8Array>, onBytes: (bytes: number) => void): Promise<number> => {
  const into = await open(file, 'w', 0o600);
  try {
    let bytes = 0;
    await into.write(waveHeader(0));
    for await (const chunk of sound) {
      await into.writeFile(chunk);
      bytes += chunk.length;
      onBytes(bytes);
    }
    await into.write(waveHeader(bytes), 0, 44, 0);
    return bytes;
  } finally {
    await into.close();
  }
};
