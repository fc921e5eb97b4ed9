import { inParts } from './archive-documents.js';

const texts = (text: string): readonly string[] => [...inParts({ style: 'text', lead: '00:00:00.0', text })].map(part => part.text);

it('leaves a short paragraph as it is', () => {
  expect([...inParts({ style: 'text', lead: '00:00:00.0', text: 'Good morning.' })]).toEqual([
    { style: 'text', lead: '00:00:00.0', text: 'Good morning.' },
  ]);
});

it('cuts what is said without a pause for hours between words, and says once when it began', () => {
  const said = Array.from({ length: 20_000 }, (_, at) => `word${at}`).join(' ');
  const parts = [...inParts({ style: 'text', lead: '00:00:00.0', text: said })];
  expect(parts.map(({ text }) => text).join(' ')).toBe(said);
  expect(Math.max(...parts.map(({ text }) => text.length))).toBeLessThanOrEqual(5_000);
  expect(parts.filter(({ lead }) => lead !== undefined)).toHaveLength(1);
});

it('cuts what has no spaces never inside a letter', () => {
  const said = `a${'👩'.repeat(10_000)}`;
  expect(texts(said).join('')).toBe(said);
  for (const part of texts(said)) expect(part.isWellFormed()).toBe(true);
});
