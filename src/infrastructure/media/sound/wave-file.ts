import { soundRate } from '../media-decoder.js';

/** The head of a RIFF file of so many bytes of samples. */
export function waveHeader(byteLength: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + byteLength, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(soundRate, 24);
  header.writeUInt32LE(soundRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(byteLength, 40);
  return header;
}

/** A RIFF file of mono 16-bit samples: the plainest sound there is, exact to the sample and read by every recogniser. */
export const waveFile = (samples: Int16Array): Buffer =>
  Buffer.concat([waveHeader(samples.byteLength), Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)]);
