import { type HeardWord, Pocketsphinx } from './pocketsphinx.js';

/** What the parent asks: `samples` are the bytes of 16-bit samples, 16 kHz, one channel. */
export interface Question {
  readonly id: number;
  readonly samples: Uint8Array;
}

export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unable'; readonly reason: string }
  | { readonly kind: 'heard'; readonly id: number; readonly words: readonly HeardWord[] }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string };

function reply(message: Reply): void {
  process.send?.(message);
}

function answer(engine: Pocketsphinx, { id, samples }: Question): void {
  try {
    const aligned = new Int16Array(samples.slice().buffer);
    reply({ kind: 'heard', id, words: engine.hear(aligned) });
  } catch (error) {
    reply({ kind: 'failed', id, reason: String(error) });
  }
}

process.once('disconnect', () => process.exit(0));
try {
  const engine = await Pocketsphinx.load();
  process.on('message', (question: Question) => answer(engine, question));
  reply({ kind: 'ready' });
} catch (error) {
  reply({ kind: 'unable', reason: String(error) });
}
