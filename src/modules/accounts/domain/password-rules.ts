import { PasswordTooWeak } from './errors.js';

/** The least that NIST SP 800-63B-4 asks where a password is the only factor. */
export const SHORTEST_PASSWORD = 15;

/** One password in the several ways that keyboards write it. */
export const passwordText = (typed: string): string => typed.normalize('NFKC');

const LEFT_AT_LEAST = 6;

/**
 * Words that guessing begins with. A password that hardly holds anything else is refused; with fifteen characters at least
 * the commonest passwords themselves are too short, so what matters is rows of them.
 */
const COMMON =
  'password passwort passw0rd p@ssword p@ssw0rd motdepasse contraseña senha admin administrator root login welcome letmein qwertyuiop qwerty ' +
  'asdfghjkl asdfgh zxcvbnm qazwsx 1q2w3e4r5t 1q2w3e4r azerty iloveyou monkey dragon sunshine princess football baseball superman batman master ' +
  'shadow michael charlie jordan hunter freedom whatever trustno1 starwars pokemon secret changeme default guest user test abc123 abcdefghij ' +
  '1234567890 0987654321 123456789 12345678 987654321 123456 654321 123123 12345 54321 111111 000000 1234 2000 2020 2021 2022 2023 2024 2025 2026 123 abc';

const common = COMMON.split(' ').sort((one, other) => other.length - one.length);

/** Text that is one short piece over and over, `aaaa…` or `abcabc…`, with a cut last piece allowed. */
const isRepetition = (text: string): boolean => {
  for (let length = 1; length <= 5; length += 1) if (text === text.slice(0, length).repeat(text.length).slice(0, text.length)) return true;
  return false;
};

const isRun = (text: string): boolean => {
  const steps = new Set([...text].slice(1).map((character, index) => (character.codePointAt(0) ?? 0) - ([...text][index]?.codePointAt(0) ?? 0)));
  return steps.size === 1 && [-1, 1].includes([...steps][0] ?? 0);
};

const without = (text: string, words: readonly string[]): string => {
  let rest = text;
  for (const word of words) rest = rest.replaceAll(word, '');
  return rest;
};

/** Refuses a password that those who guess would try early; `own` are words that belong to the account or to the product. */
export const assertStrong = (password: string, own: readonly string[]): void => {
  const text = password.toLowerCase();
  if ([...password].length < SHORTEST_PASSWORD) throw PasswordTooWeak({ reason: 'too_short', shortest: SHORTEST_PASSWORD });
  if (isRepetition(text) || isRun(text)) throw PasswordTooWeak({ reason: 'too_regular' });
  const words = own.map(word => word.toLowerCase()).filter(word => word.length >= 3);
  const rest = without(without(text, words), common).replaceAll(/[\s\p{P}\p{S}]/gu, '');
  if ([...rest].length < LEFT_AT_LEAST) throw PasswordTooWeak({ reason: 'too_common' });
};
