import { letterFor } from './letters.js';

describe('a letter with a code', () => {
  it.each([
    ['confirm-email', 'confirm-email'],
    ['reset-password', 'new-password'],
  ] as const)('about %s leads to the page that takes it, with the code where no server sees it', (use, page) => {
    const { text } = letterFor(use, 'kr_c_secret', new Date('2026-01-01T12:00:00Z'), 'https://keyreel.example');
    const [link] = text.match(/https:\S+#\S+/) ?? [];
    expect(link).toBe(`https://keyreel.example/${page}#code=kr_c_secret`);
    expect(new URL(link ?? '').pathname + new URL(link ?? '').search).not.toContain('kr_c_secret');
  });

  it('has the code on a line of its own for those who type it', () => {
    const { text } = letterFor('confirm-email', 'kr_c_secret', new Date('2026-01-01T12:00:00Z'), 'https://keyreel.example');
    expect(text.split('\n')).toContain('kr_c_secret');
  });
});
