/** The blocks of a text that a model wrote: what a reader sees as one thing below another. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly start: number; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'rule' };

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const RULE = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/;
const ITEM = /^(\s*)(?:[-*+]|(\d{1,9})[.)])\s+(.*)$/;
const QUOTE = /^ {0,3}>\s?/;
const TABLE_LINE = /^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*\|?\s*$/;
/** Quotes in quotes in lists: deeper than this it is shown as text. */
const DEEPEST = 12;

type Read = readonly [block: Block, next: number];

const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === '';

const cellsOf = (line: string): readonly string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map(cell => cell.trim());

const readCode = (lines: readonly string[], from: number, fence: string): Read => {
  const closing = lines.findIndex((line, at) => at > from && line.trim().startsWith(fence) && line.trim().replaceAll(fence[0] ?? '', '') === '');
  const end = closing === -1 ? lines.length : closing;
  return [{ kind: 'code', text: lines.slice(from + 1, end).join('\n') }, end + 1];
};

const readQuote = (lines: readonly string[], from: number, depth: number): Read => {
  let end = from;
  while (QUOTE.test(lines[end] ?? '')) end += 1;
  const inner = lines.slice(from, end).map(line => line.replace(QUOTE, ''));
  return [{ kind: 'quote', blocks: blocksOfLines(inner, depth + 1) }, end];
};

const readTable = (lines: readonly string[], from: number): Read => {
  let end = from + 2;
  while (!isBlank(lines[end]) && (lines[end] ?? '').includes('|')) end += 1;
  return [{ kind: 'table', head: cellsOf(lines[from] ?? ''), rows: lines.slice(from + 2, end).map(cellsOf) }, end];
};

const readList = (lines: readonly string[], from: number, depth: number): Read => {
  const first = ITEM.exec(lines[from] ?? '');
  const indent = first?.[1]?.length ?? 0;
  const ordered = first?.[2] !== undefined;
  const items: string[][] = [];
  let at = from;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const item = ITEM.exec(line);
    const isOwn = item !== null && (item[1]?.length ?? 0) <= indent && !RULE.test(line);
    if (isOwn && (item[2] !== undefined) !== ordered) break;
    if (isOwn) items.push([item[3] ?? '']);
    else if (isBlank(line)) {
      // a gap ends the list unless what follows still belongs to it
      const next = lines[at + 1] ?? '';
      if (isBlank(next) || !(ITEM.test(next) || /^\s/.test(next))) break;
      items.at(-1)?.push('');
    } else if (/^\s/.test(line)) items.at(-1)?.push(line.slice(Math.min(indent + 2, line.length - line.trimStart().length)));
    else break;
    at += 1;
  }
  const list: Block = { kind: 'list', ordered, start: Number(first?.[2] ?? 1), items: items.map(item => blocksOfLines(item, depth + 1)) };
  return [list, Math.max(at, from + 1)];
};

const beginsBlock = (line: string): boolean => FENCE.test(line) || HEADING.test(line) || RULE.test(line) || ITEM.test(line) || QUOTE.test(line);

const readParagraph = (lines: readonly string[], from: number): Read => {
  let end = from + 1;
  while (!isBlank(lines[end]) && !beginsBlock(lines[end] ?? '')) end += 1;
  return [{ kind: 'paragraph', text: lines.slice(from, end).join('\n') }, end];
};

const readBlock = (lines: readonly string[], from: number, depth: number): Read => {
  const line = lines[from] ?? '';
  const fence = FENCE.exec(line)?.[1];
  if (fence !== undefined) return readCode(lines, from, fence);
  const heading = HEADING.exec(line);
  if (heading) return [{ kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' }, from + 1];
  if (RULE.test(line)) return [{ kind: 'rule' }, from + 1];
  if (depth < DEEPEST && QUOTE.test(line)) return readQuote(lines, from, depth);
  if (depth < DEEPEST && ITEM.test(line)) return readList(lines, from, depth);
  if (line.includes('|') && TABLE_LINE.test(lines[from + 1] ?? '')) return readTable(lines, from);
  return readParagraph(lines, from);
};

const blocksOfLines = (lines: readonly string[], depth: number): readonly Block[] => {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    if (isBlank(lines[at])) {
      at += 1;
      continue;
    }
    const [block, next] = readBlock(lines, at, depth);
    blocks.push(block);
    at = next;
  }
  return blocks;
};

/** Markdown as models write it; whatever is not understood is a paragraph of text. */
export const blocksOf = (markdown: string): readonly Block[] => blocksOfLines(markdown.replace(/\r\n?/g, '\n').split('\n'), 0);
