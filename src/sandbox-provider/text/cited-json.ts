import type { PromptBlock } from './prompt-blocks.js';
import { firstWords } from './summary.js';

const asked = /```json-schema\n[^`]*"(chapters|quotes)"/;
const marked = /^\[(\d+:\d\d)\] (.+)$/gm;

/** No video is that long, and nobody said that. */
const invented = { at: '9999:00', title: 'An invented chapter', said: 'This was invented by a simulated model.' };

/**
 * The document that a prompt asks for by a schema in its words: chapters or quotes that cite time marks of the longest block. The last one is
 * always invented, so that whoever checks what a model cites has something to find; null where no such document is asked for.
 */
export function citedJson(blocks: readonly PromptBlock[]): string | null {
  const kind = asked.exec(blocks.at(-1)?.text ?? '')?.[1];
  if (!kind) return null;
  const longest = blocks.reduce((best, { text }) => (text.length > best.length ? text : best), '');
  const marks = [...longest.matchAll(marked)].map(([, at = '', said = '']) => ({
    at,
    title: `About ${firstWords(said, 4)}`,
    said: firstWords(said, 6),
  }));
  const cited = [...marks.filter((_, index) => index % Math.ceil(marks.length / 4) === 0), invented];
  return JSON.stringify({ [kind]: cited.map(({ at, title, said }) => (kind === 'chapters' ? { at, title } : { at, said })) });
}
