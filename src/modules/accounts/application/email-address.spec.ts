import { emailAddress } from './email-address.js';

it.each([
  [' Ada@Example.ORG ', 'Ada@example.org', 'ada@example.org'],
  ['ada+films@example.org', 'ada+films@example.org', 'ada+films@example.org'],
  ['ada@bücher.example', 'ada@xn--bcher-kva.example', 'ada@xn--bcher-kva.example'],
  ['JOSÉ@example.org', 'JOSÉ@example.org', 'josé@example.org'],
  ['Jose\u0301@example.org', 'José@example.org', 'josé@example.org'],
  ['ada@localhost', 'ada@localhost', 'ada@localhost'],
])('reads %p', (typed, shown, canonical) => expect(emailAddress(typed)).toEqual({ shown, canonical }));

it.each([
  'ada',
  '@example.org',
  'ada@',
  'a da@example.org',
  'ada@exam ple.org',
  'ada@@example.org',
  '.ada@example.org',
  'ada.@example.org',
  'a..da@example.org',
  'ada@example..org',
  'ada@-',
  'ada@[127.0.0.1]',
  'Ada <ada@example.org>',
  `${'a'.repeat(65)}@example.org`,
  `ada@${'a.'.repeat(130)}org`,
])('refuses %p', typed => expect(() => emailAddress(typed)).toThrow('email_unusable'));
