const wordPattern = /[\p{L}\p{N}'’]+/gu;

export function wordsIn(text: string): readonly string[] {
  return text.match(wordPattern) ?? [];
}

/** The first words of a text, on one line and without markdown's signs. */
export function firstWords(text: string, count: number): string {
  const words = text
    .replace(/[#*_`>|<[\]]/g, ' ')
    .split(/\s+/)
    .filter(Boolean);
  return words.length > count ? `${words.slice(0, count).join(' ')} …` : words.join(' ');
}

/** The sentences that share most words with the rest, in their order: a summary by counting, the same every time. */
export function keySentences(text: string, count: number): readonly string[] {
  const sentences = text
    .split(/(?<=[.!?。])\s+|\n+/)
    .map(sentence => sentence.trim())
    .filter(sentence => wordsIn(sentence).length >= 4);
  const frequency = countWords(text);
  const scored = sentences.map((sentence, index) => ({ sentence, index, score: scoreOf(sentence, frequency) }));
  const best = scored.sort((a, b) => b.score - a.score || a.index - b.index).slice(0, count);
  return best.sort((a, b) => a.index - b.index).map(({ sentence }) => firstWords(sentence, 40));
}

function countWords(text: string): ReadonlyMap<string, number> {
  const frequency = new Map<string, number>();
  for (const word of wordsIn(text.toLowerCase())) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  return frequency;
}

/** Short words are mostly grammar and say nothing about the subject. */
function scoreOf(sentence: string, frequency: ReadonlyMap<string, number>): number {
  const telling = wordsIn(sentence.toLowerCase()).filter(word => word.length > 4);
  return telling.reduce((sum, word) => sum + (frequency.get(word) ?? 0), 0) / Math.sqrt(telling.length + 1);
}
