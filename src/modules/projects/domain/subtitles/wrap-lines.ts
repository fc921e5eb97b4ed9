/** A word that lines are made of. */
interface Laid {
  readonly text: string;
  readonly glued: boolean;
}

/** How long a line is once a word was added. */
export const lengthWith = (line: number, { text, glued }: Laid): number => (line === 0 ? text.length : line + (glued ? 0 : 1) + text.length);

const filled = (words: readonly Laid[], width: number): readonly string[] => {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || lengthWith(last.length, word) > width) lines.push(word.text);
    else lines[lines.length - 1] = `${last}${word.glued ? '' : ' '}${word.text}`;
  }
  return lines;
};

/** As few lines as there can be, and those as alike in length as they can be: the eye finds short even lines fastest. */
export const wrapped = (words: readonly Laid[], width: number): readonly string[] => {
  const fewest = filled(words, width);
  const total = fewest.reduce((sum, line) => sum + line.length, 0);
  for (let narrower = Math.ceil(total / Math.max(1, fewest.length)); narrower < width; narrower += 1) {
    const even = filled(words, narrower);
    if (even.length === fewest.length && even.every(line => line.length <= narrower)) return even;
  }
  return fewest;
};
