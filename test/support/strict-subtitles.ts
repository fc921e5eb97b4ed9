/** A cue as a strict player sees it; times are milliseconds. */
export interface SeenCue {
  readonly startMs: number;
  readonly endMs: number;
  readonly voice: string | null;
  readonly lines: readonly string[];
}

const broken = (what: string, block: string): never => {
  throw new Error(`${what}: ${JSON.stringify(block)}`);
};

const timesOf = (line: string, mark: ',' | '.'): { startMs: number; endMs: number } => {
  const time = String.raw`(\d{2,}):([0-5]\d):([0-5]\d)[${mark}](\d{3})`;
  const found = new RegExp(`^${time} --> ${time}$`).exec(line) ?? broken('no line of times', line);
  const [h1, m1, s1, f1, h2, m2, s2, f2] = found.slice(1).map(Number);
  const ms = (h = 0, m = 0, s = 0, f = 0) => ((h * 60 + m) * 60 + s) * 1000 + f;
  const [startMs, endMs] = [ms(h1, m1, s1, f1), ms(h2, m2, s2, f2)];
  if (endMs <= startMs) broken('a cue that does not last', line);
  return { startMs, endMs };
};

const blocksOf = (file: string): readonly string[] => {
  if (/\r|\0/.test(file)) broken('a sign that is no line end of ours', file.slice(0, 80));
  if (!file.endsWith('\n\n')) broken('an end in the middle of a cue', file.slice(-80));
  return file.slice(0, -2).split('\n\n');
};

const linesOf = (lines: readonly string[], block: string): readonly string[] =>
  lines.length > 0 && lines.every(line => line.trim() !== '' && !line.includes('-->')) ? lines : broken('text that ends its own cue', block);

/** Reads SubRip by the book: numbers from 1 on, times in full, at least one line of text. Throws at anything else. */
export const strictSrt = (file: string): readonly SeenCue[] =>
  blocksOf(file).map((block, index) => {
    const [number, times = '', ...lines] = block.split('\n');
    if (number !== String(index + 1)) broken('a wrong number', block);
    return { ...timesOf(times, ','), voice: null, lines: linesOf(lines, block) };
  });

/** Only the three signs that must be escaped may be, and nothing else may look like markup. */
const unescaped = (text: string): string => {
  if (/[<>]|&(?!amp;|lt;|gt;)/.test(text)) broken('markup that nobody meant', text);
  return text.replace(/&(amp|lt|gt);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>' })[name] ?? '');
};

/** Reads WebVTT by the W3C's syntax, as far as we write it: header, notes, cues with at most one voice. Throws at anything else. */
export const strictVtt = (file: string): readonly SeenCue[] => {
  const [header, ...blocks] = blocksOf(file);
  if (header !== 'WEBVTT') broken('no header', file.slice(0, 80));
  return blocks
    .filter(block => !/^NOTE[ \n]/.test(block))
    .map(block => {
      const [times = '', ...lines] = block.split('\n');
      const [, voice, first] = /^<v ([^<>\n]+)>(.*)$/.exec(lines[0] ?? '') ?? [];
      const shown = first === undefined ? lines : [first, ...lines.slice(1)];
      return { ...timesOf(times, '.'), voice: voice === undefined ? null : unescaped(voice), lines: linesOf(shown, block).map(unescaped) };
    });
};
