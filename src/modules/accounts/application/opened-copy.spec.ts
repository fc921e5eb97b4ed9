import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { COMMITTED_FOR, SEALED_FOR } from './opened-copy.js';

const modules = fileURLToPath(new URL('../../', import.meta.url));

/** Sealed for a moment or a day, or never lent to anybody. */
const NOT_FOR_OWNERS = ['account.second-factor', 'api-key', 'log-export', 'task.check', 'task.spool', 'webhook.secret'];

describe('an export', () => {
  it('knows every purpose that a module seals something for, so that nothing of an owner’s stays closed to them', () => {
    const files = readdirSync(modules, { recursive: true, encoding: 'utf8' }).filter(file => /(?<!spec)\.ts$/.test(file));
    const named = files.flatMap(file => [...readFileSync(`${modules}${file}`, 'utf8').matchAll(/purpose: '([^']+)'/g)].map(([, purpose]) => purpose));
    const unknown = [...new Set(named)].filter(purpose => ![...SEALED_FOR, ...COMMITTED_FOR, ...NOT_FOR_OWNERS].includes(purpose ?? ''));
    expect(named.length).toBeGreaterThan(20);
    expect(unknown).toEqual([]);
  });
});
