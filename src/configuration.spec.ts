import { readConfiguration } from './configuration.js';

const supportOf = (text: string | undefined) => readConfiguration(text === undefined ? {} : { KEYREEL_SUPPORT: text }).supportContact;

describe('the address of support', () => {
  it.each([
    ['help@example.org', 'mailto:help@example.org'],
    ['https://example.org/help?from=keyreel', 'https://example.org/help?from=keyreel'],
    ['', null],
    [undefined, null],
  ])('%s is shown as %s', (text, shown) => expect(supportOf(text)).toBe(shown));

  it.each(['http://example.org', 'https://user:secret@example.org', 'javascript:alert(1)', 'help', 'a@b@c', 'help@example.org?subject=x'])(
    '%s does not let the service start',
    text => expect(() => supportOf(text)).toThrow(/KEYREEL_SUPPORT must be/),
  );
});
