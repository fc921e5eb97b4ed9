import { readFileSync } from 'node:fs';
import { Misconfigured, readConfiguration } from '../configuration.js';
import { shippedFile } from '../infrastructure/project-root.js';
import { KNOWN_SETTINGS } from './known-settings.js';
import { misdirectedEngines } from './testing/misdirected-engines.js';
import { misnamedAndMisplaced } from './testing/misnamed-and-misplaced.js';
import { unfitKeysAndBounds } from './testing/unfit-keys-and-bounds.js';

const wrong = Object.entries({ ...misnamedAndMisplaced, ...misdirectedEngines, ...unfitKeysAndBounds });

const complaintOf = (env: NodeJS.ProcessEnv): unknown => {
  try {
    return readConfiguration({ ...env });
  } catch (error) {
    return error;
  }
};

/** Whatever is set, and long enough not to stand in the sentence by chance. */
const secretsIn = (env: NodeJS.ProcessEnv): string[] =>
  Object.values(env)
    .flatMap(value => [value ?? '', ...(value ?? '').split(/[^\w+/=-]+/)])
    .filter(part => /hush/i.test(part) || /^[A-Za-z0-9+/]{43}=$/.test(part));

describe('the start is stopped, with a sentence that says what to do, by', () => {
  describe.each(wrong)('%s:', (_, cases) => {
    it.each(cases)('%s', (_what, env, sentence) => {
      const complaint = complaintOf(env);
      expect(complaint).toBeInstanceOf(Misconfigured);
      const { message } = complaint as Misconfigured;
      expect(message).toBe(sentence);
      expect([...Object.keys(env), ...KNOWN_SETTINGS].some(name => message.includes(name))).toBe(true);
      for (const secret of secretsIn(env)) expect(message).not.toContain(secret);
    });
  });

  it('at least fifty of them', () => {
    const each = wrong.flatMap(([, cases]) => cases.map(([what]) => what));
    expect(each.length).toBeGreaterThanOrEqual(50);
    expect(new Set(each).size).toBe(each.length);
  });
});

describe('settings that are well meant', () => {
  const readme = readFileSync(shippedFile('README.md'), 'utf8');
  const rows = readme.split('\n').filter(line => /^\| `(KEYREEL|S3|DATABASE|EVENT_STORE|REDIS|OPENAI)_/.test(line));
  const named = rows.flatMap(row => row.split('|')[1]?.match(/[A-Z][A-Z0-9_]+/g) ?? []);

  it('are all known by the names that the README tells', () => {
    expect(named.length).toBeGreaterThan(60);
    expect([...KNOWN_SETTINGS].sort()).toEqual([...named.filter(name => !name.startsWith('OTEL_')), 'KEYREEL_CRASH_AT'].sort());
  });

  it('are none where all are empty, as a file of settings leaves them, but for keys', () => {
    const empty = Object.fromEntries(KNOWN_SETTINGS.filter(name => !/_KEYS?$/.test(name) || /^(S3|OPENAI)/.test(name)).map(name => [name, ' ']));
    expect(readConfiguration(empty)).toEqual(readConfiguration({}));
  });

  it('may have spaces around them', () => {
    const spaced = { KEYREEL_PORT: ' 5000 ', KEYREEL_HOST: ' :: ', DATABASE_URL: ' postgres://db.example/keyreel\n', KEYREEL_SIGN_UP: 'closed ' };
    expect(readConfiguration(spaced)).toMatchObject({
      port: 5000,
      host: '::',
      publicUrl: 'http://[::]:5000',
      databaseUrl: 'postgres://db.example/keyreel',
      signUp: 'closed',
    });
  });

  it.each(['KEYREEL_IMAGE_TAG', 'KEYREEL_HOME', 'KEYREEL_BACKUP_DIR', 'KEYREEL_TEST_RUN', 'S3_BACKUPS'])(
    'may stand beside %s of somebody else',
    name => expect(() => readConfiguration({ [name]: 'x' })).not.toThrow(),
  );

  it('leave the environment with their secrets, for programs are started here', () => {
    const key = 'Ejer2q63L20oRe0dAZNYYcSEEWMB4vaZPoKvV41Vjpw=';
    const env = { DATABASE_URL: 'postgres://keyreel:hush@db.example/keyreel', KEYREEL_LOG_KEY: key, OPENAI_API_KEY: 'sk-hush', KEYREEL_PORT: '0' };
    readConfiguration(env);
    expect(env).toEqual({ KEYREEL_PORT: '0' });
  });
});
