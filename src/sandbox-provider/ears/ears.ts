import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSilent, pieces, type Sound } from './sound.js';
import { type OpenedAudio, openAudio } from './decode.js';
import { sha256 } from '../protocol/fingerprint.js';
import type { HeardWord } from './pocketsphinx.js';
import { NoRecogniser, Recogniser } from './recogniser.js';

/** What was heard in a piece of audio. */
export interface Heard {
  readonly seconds: number;
  /** Null where this machine could not listen; `deafBecause` then says why. */
  readonly words: readonly HeardWord[] | null;
  readonly deafBecause: string | null;
}

const pieceSeconds = 25;
const remembered = 500;

/** Listens to audio; the same bytes are listened to once, even by several that keep what they heard in one folder. */
export class Ears {
  readonly #recogniser: Recogniser;
  readonly #heard = new Map<string, Promise<Heard | null>>();

  readonly #folder: string | null;

  constructor(recogniser: Recogniser, folder: string | null = null) {
    this.#recogniser = recogniser;
    this.#folder = folder;
  }

  /** Null when the bytes are no audio. What is longer than `mostSeconds` is measured, and not listened to. */
  hear(bytes: Uint8Array, mostSeconds = Number.POSITIVE_INFINITY): Promise<Heard | null> {
    const name = `${sha256(bytes)} ${mostSeconds}`;
    const known = this.#heard.get(name);
    if (known) return known;
    const heard = this.#recalled(name, () => this.#listen(bytes, mostSeconds));
    this.#heard.set(name, heard);
    heard.catch(() => this.#heard.delete(name));
    if (this.#heard.size > remembered) this.#heard.delete(this.#heard.keys().next().value ?? '');
    return heard;
  }

  /** Returns why this machine cannot recognise speech, or null. */
  warm(): Promise<string | null> {
    return this.#recogniser.warm();
  }

  stop(): void {
    this.#recogniser.stop();
  }

  /** What nothing here could listen to is tried anew the next time. */
  async #recalled(name: string, listen: () => Promise<Heard | null>): Promise<Heard | null> {
    if (this.#folder === null) return listen();
    const file = join(this.#folder, `${name}.json`);
    const kept = await readFile(file, 'utf8').catch(() => null);
    if (kept !== null) return JSON.parse(kept) as Heard;
    const heard = await listen();
    if (heard?.words) await keep(this.#folder, file, heard);
    return heard;
  }

  async #listen(bytes: Uint8Array, mostSeconds: number): Promise<Heard | null> {
    const audio = await openAudio(bytes, mostSeconds);
    if (!audio) return null;
    if (audio.seconds > mostSeconds) return deaf(audio, 'it is too long');
    if (!audio.sound) return deaf(audio, 'nothing here can decode this kind of audio');
    if (isSilent(audio.sound)) return { seconds: audio.seconds, words: [], deafBecause: null };
    try {
      return { seconds: audio.seconds, words: await this.#words(audio.sound), deafBecause: null };
    } catch (error) {
      if (error instanceof NoRecogniser) return deaf(audio, 'there is no recogniser on this machine');
      throw error;
    }
  }

  async #words(sound: Sound): Promise<readonly HeardWord[]> {
    const heard = await Promise.all(
      pieces(sound, pieceSeconds).map(async ({ from, samples }) => {
        const words = await this.#recogniser.hear(samples);
        return words.map(({ word, start, end }) => ({ word, start: from + start, end: from + end }));
      }),
    );
    return heard.flat();
  }
}

function deaf({ seconds }: OpenedAudio, deafBecause: string): Heard {
  return { seconds, words: null, deafBecause };
}

/** Whole or not at all: others may read it at any moment. */
async function keep(folder: string, file: string, heard: Heard): Promise<void> {
  await mkdir(folder, { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(heard));
  await rename(draft, file);
}
