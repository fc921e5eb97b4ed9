import { plain } from '../domain/plain-markdown.js';
import { asMarkdown, decimalCredits, fenced } from './export-as-markdown.js';
import type { ExportedOutput, ProjectExport } from './export-project.js';

const hostile = '# Not a heading\n<script>alert(1)</script> [x](https://evil.example) ![y](z) **bold** | www.evil.example';

const output: ExportedOutput = {
  output: {
    outputId: 'o',
    accountId: 'ada',
    projectId: 'p',
    operation: 'card',
    cardId: 'c',
    version: 1,
    cardVersion: 1,
    state: 'ready',
    reason: null,
    cause: null,
    bound: false,
    payer: 'credits',
    asked: null,
    model: 'm',
    products: [],
    simulated: false,
    requestedAt: '2026-11-25T12:00:00.000Z',
    readyAt: null,
  },
  cardName: hostile,
  receipt: null,
  text: 'before\n```\n# inside\n````\nafter',
  pictures: [],
};

const project: ProjectExport = {
  projectId: 'p',
  name: hostile,
  createdAt: '2026-11-25T12:00:00.000Z',
  forkedFrom: null,
  transcript: { language: 'en', durationSeconds: 1, simulated: false, segments: [{ id: 's1', start: 61.29, end: 3_600, text: hostile, words: [] }] },
  thumbnails: [],
  outputs: (async function* () {
    yield await Promise.resolve(output);
  })(),
};

describe('a project as Markdown', () => {
  it('keeps hostile names and words text: nothing of them becomes a heading, a link, a picture or HTML', async () => {
    const pieces: string[] = [];
    for await (const piece of asMarkdown(project)) pieces.push(piece);
    const lines = pieces.join('').split('\n');
    const headings = lines.filter(line => line.startsWith('#') && !line.startsWith('# inside'));
    expect(headings.map(line => line.slice(0, 4))).toEqual(['# \\#', '## T', '## T', '## T', '### ']);
    const outside = lines.join('\n').replace(output.text ?? '', '');
    expect(outside).not.toMatch(/(?<!\\)<|(?<!\\)\[|(?<!\\)\*bold|(?<!\\):\/\/|www\.evil/);
    expect(lines).toContain(`- **00:01:01.2–01:00:00.0** ${plain(hostile)}`);
    expect(lines.at(-2)).toBe('This is all of it.');
  });

  it('gives a text exactly as it is, in a fence that it cannot leave', () => {
    expect(fenced('a\n````\nb')).toBe('`````\na\n````\nb\n`````\n');
    expect(fenced('plain\n')).toBe('```\nplain\n```\n');
  });

  it.each([
    ['0', '0'],
    ['1', '0.000001'],
    ['1500000', '1.5'],
    ['12000000', '12'],
  ] as const)('writes %s micro-credits as %s credits', (micro, credits) => expect(decimalCredits(micro)).toBe(credits));
});
