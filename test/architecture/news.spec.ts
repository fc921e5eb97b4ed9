import { allParts } from '../../src/app.module.js';
import { newsCategories } from '../../src/modules/notifications/application/account-news.js';

/** Of these no page of an account shows anything: what they lead to is said in its own streams. */
const NOT_SHOWN = [
  'auditlooks',
  'creditchange',
  'email',
  'logepoch',
  'logexport',
  'payment',
  'pricecatalogue',
  'refusals',
  'smallchange',
  'supportact',
];

it('each kind of stream is told to the page of its account, or it is written down that no page shows it', () => {
  const categories = allParts.flatMap(({ deciders }) => deciders.map(({ facts }) => facts.category));
  expect(categories.length).toBeGreaterThan(10);
  expect(categories.filter(category => ![...newsCategories, ...NOT_SHOWN].includes(category))).toEqual([]);
});
