import { type Sound, sampleRate, soundOf } from './sound.js';

interface WavFormat {
  readonly float: boolean;
  readonly channels: number;
  readonly rate: number;
  readonly bits: number;
}

const pcm = 1;
const ieeeFloat = 3;
const extensible = 0xfffe;

export function isWav(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(12, bytes.length));
  return file.toString('latin1', 0, 4) === 'RIFF' && file.toString('latin1', 8, 12) === 'WAVE';
}

/** Length in seconds by the header alone; null for what cannot be read. */
export function wavSeconds(bytes: Uint8Array): number | null {
  const wav = partsOf(bytes);
  return wav && wav.data.length / (wav.format.rate * wav.format.channels * (wav.format.bits / 8));
}

/** Decodes PCM of 8 to 32 bits or float, any rate and number of channels; null for what it cannot read. */
export function decodeWav(bytes: Uint8Array): Sound | null {
  const wav = partsOf(bytes);
  return wav && soundOf(resampled(mono(wav.data, wav.format), wav.format.rate));
}

function partsOf(bytes: Uint8Array): { format: WavFormat; data: Buffer } | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const format = formatOf(chunk(file, 'fmt '));
  const data = chunk(file, 'data');
  return format && data ? { format, data } : null;
}

/** A length of 0xffffffff is written by programs that stream; the data then reaches to the end. */
function chunk(file: Buffer, name: string): Buffer | null {
  let at = 12;
  while (at + 8 <= file.length) {
    const length = file.readUInt32LE(at + 4);
    if (file.toString('latin1', at, at + 4) === name) return file.subarray(at + 8, Math.min(file.length, at + 8 + length));
    at += 8 + length + (length % 2);
  }
  return null;
}

function formatOf(header: Buffer | null): WavFormat | null {
  if (!header || header.length < 16) return null;
  const tag = header.readUInt16LE(0);
  const kind = tag === extensible && header.length >= 26 ? header.readUInt16LE(24) : tag;
  const format = { float: kind === ieeeFloat, channels: header.readUInt16LE(2), rate: header.readUInt32LE(4), bits: header.readUInt16LE(14) };
  const known = format.float ? format.bits === 32 : kind === pcm && [8, 16, 24, 32].includes(format.bits);
  return known && format.channels > 0 && format.rate >= 4000 && format.rate <= 384_000 ? format : null;
}

/** The mean of the channels, from -1 to 1. */
function mono(data: Buffer, { float, channels, bits }: WavFormat): Float32Array {
  const width = bits / 8;
  const frames = Math.floor(data.length / (width * channels));
  const read = reader(data, float, bits);
  const out = new Float32Array(frames);
  for (let frame = 0; frame < frames; frame++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += read((frame * channels + channel) * width);
    out[frame] = sum / channels;
  }
  return out;
}

function reader(data: Buffer, float: boolean, bits: number): (at: number) => number {
  if (float) return at => data.readFloatLE(at);
  if (bits === 8) return at => (data.readUInt8(at) - 128) / 128;
  if (bits === 16) return at => data.readInt16LE(at) / 32_768;
  if (bits === 24) return at => data.readIntLE(at, 3) / 8_388_608;
  return at => data.readInt32LE(at) / 2_147_483_648;
}

/** Each new sample is the mean of the stretch of old ones that it stands for: simple, and quiet enough for speech. */
function resampled(samples: Float32Array, rate: number): Int16Array {
  const ratio = rate / sampleRate;
  if (ratio === 1) return Int16Array.from(samples, value => Math.min(32_767, Math.round(value * 32_768)));
  const out = new Int16Array(Math.floor(samples.length / ratio));
  for (let index = 0; index < out.length; index++) {
    const value = ratio > 1 ? meanOf(samples, index * ratio, (index + 1) * ratio) : between(samples, index * ratio);
    out[index] = Math.max(-32_768, Math.min(32_767, Math.round(value * 32_768)));
  }
  return out;
}

function meanOf(samples: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let at = Math.floor(from); at < to; at++) {
    const share = Math.min(at + 1, to) - Math.max(at, from);
    sum += (samples[at] ?? 0) * share;
  }
  return sum / (to - from);
}

function between(samples: Float32Array, at: number): number {
  const left = Math.floor(at);
  const [a, b] = [samples[left] ?? 0, samples[left + 1] ?? samples[left] ?? 0];
  return a + (b - a) * (at - left);
}
