import { csvField } from './archive-receipts.js';

it.each([
  ['gpt-5', 'gpt-5'],
  [null, ''],
  [true, 'true'],
  ['a,b', '"a,b"'],
  ['a "b"\n', '"a ""b""\n"'],
  ['=HYPERLINK("https://evil.example")', `"'=HYPERLINK(""https://evil.example"")"`],
  ['+1', `'+1`],
  ['@x', `'@x`],
] as const)('a field %j is written as %j: never a second field, never a formula', (value, written) => expect(csvField(value)).toBe(written));
