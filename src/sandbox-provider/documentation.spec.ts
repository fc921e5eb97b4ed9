import { readFileSync } from 'node:fs';
import { describedBehaviours } from './faults/behaviours.js';
import { knownWords } from './keys/key-names.js';
import { settings } from './processes/settings.js';

const page = readFileSync(new URL('../../docs/sandbox-provider.md', import.meta.url), 'utf8');

it.each(Object.keys(describedBehaviours()))('the page names the behaviour %s', name => {
  expect(page).toContain(`\`${name}\``);
});

it.each(knownWords())('the page names the word %s of a key', word => {
  expect(page).toContain(`\`${word}\``);
});

it.each(Object.values(settings))('the page names the variable %s', name => {
  expect(page).toContain(`\`${name}\``);
});
