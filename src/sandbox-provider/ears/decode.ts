import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bareEnvironment, besides, forkChild } from '../processes/child-node.js';
import type { Decoded } from './decode-child.js';
import { type Sound, soundOf } from './sound.js';
import { decodeWav, isWav, wavSeconds } from './wav.js';

/** Audio that was opened: its length always, its sound where something on this machine can decode it. */
export interface OpenedAudio {
  readonly seconds: number;
  readonly sound: Sound | null;
}

const formats = 'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mp3,wav,ogg,flac,aac';
const mostMilliseconds = 120_000;
const mostBytes = 16_000 * 2 * 3600 * 3;

/** Opens audio in any accepted container; null when it is no audio at all. What is longer than wanted may stay undecoded. */
export async function openAudio(bytes: Uint8Array, mostSeconds = Number.POSITIVE_INFINITY): Promise<OpenedAudio | null> {
  if (isWav(bytes)) return openWav(bytes, mostSeconds);
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-audio-'));
  try {
    const path = join(folder, 'audio');
    await writeFile(path, bytes, { mode: 0o600 });
    return opened(await withFfmpeg(path)) ?? (await inChild(path));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function openWav(bytes: Uint8Array, mostSeconds: number): OpenedAudio | null {
  const seconds = wavSeconds(bytes);
  if (!seconds) return null;
  return { seconds, sound: seconds > mostSeconds ? null : decodeWav(bytes) };
}

function opened(sound: Sound | null): OpenedAudio | null {
  return sound && sound.samples.length > 0 ? { seconds: sound.seconds, sound } : null;
}

/** The system's ffmpeg, where there is one. */
function withFfmpeg(path: string): Promise<Sound | null> {
  const limits = ['-nostdin', '-v', 'error', '-protocol_whitelist', 'file', '-format_whitelist', formats];
  const wanted = ['-i', path, '-map', '0:a:0', '-ac', '1', '-ar', '16000', '-f', 's16le', 'pipe:1'];
  const options = { encoding: 'buffer', maxBuffer: mostBytes, timeout: mostMilliseconds, env: bareEnvironment() } as const;
  return new Promise(resolve => {
    execFile('ffmpeg', [...limits, ...wanted], options, (error, stdout) => {
      resolve(error || stdout.length < 2 ? null : soundOf(samplesOf(stdout)));
    });
  });
}

/** The npm engines, in a process of their own: one may crash on damaged audio, and one is not to be linked into ours. */
async function inChild(path: string): Promise<OpenedAudio | null> {
  const child = forkChild(besides(import.meta.url, 'decode-child'));
  try {
    const decoded = await new Promise<Decoded | null>(resolve => {
      child.once('message', (message: Decoded | null) => resolve(message));
      child.once('exit', () => resolve(null));
      child.once('error', () => resolve(null));
      setTimeout(() => resolve(null), mostMilliseconds).unref();
      child.send(path);
    });
    if (!decoded) return null;
    return decoded.samples ? opened(soundOf(samplesOf(decoded.samples))) : { seconds: decoded.seconds, sound: null };
  } finally {
    child.kill();
  }
}

function samplesOf(bytes: Uint8Array): Int16Array {
  return new Int16Array(bytes.slice(0, bytes.length - (bytes.length % 2)).buffer);
}
