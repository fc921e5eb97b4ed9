import { endingOf, fileNamePart, numbered } from './file-names.js';

it.each([
  ['A mail to Grace', 'A mail to Grace'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['..', 'card'],
  ['/absolute', '_absolute'],
  ['C:\\Windows\\x', 'C_Windows_x'],
  ['~root', 'root'],
  ['-rf', 'rf'],
  ['.hidden', 'hidden'],
  ['ends with a dot. . ', 'ends with a dot'],
  ['line\nbreak\u0000\u202Ereversed', 'line_break_reversed'],
  ['CON', '_CON'],
  ['nul.txt', '_nul.txt'],
  ['Größe — 日本語 👩', 'Größe — 日本語 👩'],
  ['e\u0301', 'é'],
  ['<img src=x onerror=alert(1)>', '_img src=x onerror=alert(1)_'],
  ['\ud800', '_'],
  ['   ', 'card'],
] as const)('a name %j becomes the part %j', (name, part) => expect(fileNamePart(name, 'card')).toBe(part));

it('is never long, and never cut inside a letter', () => {
  expect(fileNamePart('👩'.repeat(500), 'card')).toBe('👩'.repeat(60));
});

it('numbers sort as they count, and pictures end as they are', () => {
  expect([numbered(2), numbered(10), numbered(500)].sort()).toEqual(['002', '010', '500']);
  expect(['image/png', 'image/jpeg', 'image/webp', 'text/html'].map(endingOf)).toEqual(['png', 'jpg', 'webp', 'bin']);
});
