import { sha256 } from '../protocol/fingerprint.js';
import type { PromptBlock } from './prompt-blocks.js';
import { sectionsOf } from './prompt-sections.js';
import { firstWords, keySentences, wordsIn } from './summary.js';

/**
 * The answer to a prompt, made from the prompt alone: the same blocks give the same text. It sums the longest block up
 * by counting words and then accounts for every block and named section it was given, by hash, size and first words.
 */
export function simulatedText(blocks: readonly PromptBlock[]): string {
  const longest = blocks.reduce<PromptBlock | null>((best, one) => (best && best.text.length >= one.text.length ? best : one), null);
  const last = blocks.at(-1);
  const points = longest ? keySentences(longest.text, 5) : [];
  return [
    `# ${last ? firstWords(last.text, 8) : 'An empty prompt'}`,
    '',
    '_Simulated by the sandbox provider: no model has read this._',
    ...(points.length > 0 ? ['', '## Key sentences', '', ...points.map(point => `- ${point}`)] : []),
    '',
    '## What was given',
    '',
    ...blocks.flatMap(accountOf),
    '',
  ].join('\n');
}

/** First twelve hexadecimal digits of the SHA-256 of a text without blank margins: how the account names a text. */
export function textHash(text: string): string {
  return sha256(text.trim()).slice(0, 12);
}

function accountOf(block: PromptBlock, index: number): readonly string[] {
  const sections = sectionsOf(block).map(({ name, text }) => `  - section "${firstWords(name, 12)}": ${measure(text)}`);
  return [`- block ${index + 1} (${block.role}): ${measure(block.text)}`, ...sections];
}

function measure(text: string): string {
  return `${wordsIn(text).length} words, sha256 ${textHash(text)}: "${firstWords(text, 8)}"`;
}
