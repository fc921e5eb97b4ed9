import { LineJournal, type Facts } from './journal.js';
import { withRequestInHand } from './request-in-hand.js';

const secret = 'sk-proj-0123456789';

const told = (tell: (journal: LineJournal) => void): { line: string; entry: Record<string, unknown> } => {
  const lines: string[] = [];
  tell(new LineJournal(line => lines.push(line)));
  const line = lines.join('');
  return { line, entry: JSON.parse(line) as Record<string, unknown> };
};

describe('the journal', () => {
  it('writes one line with its moment, its level and what it is about', () => {
    for (const level of ['info', 'warn', 'alarm'] as const) {
      const { line, entry } = told(journal => journal[level]('a job tries again', { job: 'projects.tidy', tries: 3 }));
      expect(line.endsWith('\n') && !line.slice(0, -1).includes('\n')).toBe(true);
      expect(entry).toMatchObject({ level, what: 'a job tries again', job: 'projects.tidy', tries: 3 });
      expect(new Date(String(entry['at'])).toISOString()).toBe(entry['at']);
    }
  });

  it('shows facts that are on its list, and no others', () => {
    const { line, entry } = told(journal => journal.info('x', { account: 'ada', prompt: secret, title: secret, data: { secret } } as Facts));
    expect(Object.keys(entry).sort()).toEqual(['account', 'at', 'level', 'what']);
    expect(line).not.toContain(secret);
  });

  it('shows a fact on its list only when it is a name, a number or a yes or no', () => {
    const values = {
      reason: 'what they wrote: “my secret”',
      event: { secret },
      task: 'x'.repeat(201),
      url: 'https://a.example/?key=1',
      job: [secret],
    };
    const { entry } = told(journal => journal.info('x', values as unknown as Facts));
    for (const name of Object.keys(values)) expect(entry[name]).toBe('[not shown]');
  });

  it('shows an error by its class, its code and where it arose; never by its text, down to its first cause', () => {
    const cause = new RangeError(`in ${secret}`);
    const error = Object.assign(new TypeError(`of ${secret}`, { cause }), { code: 'ECONNRESET' });
    const { line, entry } = told(journal => journal.alarm('x', { error }));
    expect(entry).toMatchObject({ error: 'TypeError', code: 'ECONNRESET', cause: { error: 'RangeError' } });
    expect((entry['frames'] as string[])[0]).toMatch(/^src\/infrastructure\/messaging\/journal\.spec\.ts:\d+/);
    expect(line).not.toContain(secret);
  });

  it('cannot be told a fact that is not on its list, or is no plain value', () => {
    // @ts-expect-error a name that nobody put on the list
    told(journal => journal.info('x', { prompt: secret }));
    // @ts-expect-error an object may hold anything
    told(journal => journal.info('x', { task: { secret } }));
    expect.assertions(0); // the compiler does the asserting
  });

  it('says which process writes, and for which request, where there is one', () => {
    const lines: string[] = [];
    const journal = new LineJournal(line => lines.push(line), { role: 'api,worker' });
    withRequestInHand('r-1', () => journal.info('a'));
    journal.info('b');
    expect(lines.map(line => JSON.parse(line) as object)).toEqual([
      { at: expect.any(String), level: 'info', what: 'a', role: 'api,worker', pid: process.pid, request: 'r-1' },
      { at: expect.any(String), level: 'info', what: 'b', role: 'api,worker', pid: process.pid },
    ]);
  });

  it('leaves out what is less than the operator wants to know', () => {
    const lines: string[] = [];
    const journal = new LineJournal(line => lines.push(line), { least: 'warn' });
    for (const level of ['info', 'warn', 'alarm'] as const) journal[level](level);
    expect(lines.map(line => (JSON.parse(line) as { what: string }).what)).toEqual(['warn', 'alarm']);
  });

  it('says when it happened beside where it arose', () => {
    const { entry } = told(journal => journal.warn('x', { error: new Error('e') }));
    expect(typeof entry['at']).toBe('string');
  });

  it('shows of something thrown that is no error its kind alone, and no code that is a sentence', () => {
    expect(told(journal => journal.warn('x', { error: secret })).entry['error']).toBe('string');
    const odd = Object.assign(new Error('e'), { code: `a ${secret}`, name: `a ${secret}` });
    expect(told(journal => journal.warn('x', { error: odd })).line).not.toContain(secret);
  });
});
