import { catalogue } from '../words/catalogue.js';

export const words = catalogue(
  {
    bell: (count: number) => (count === 0 ? 'Notices' : `Notices, ${count} unread`),
    nothing: 'Nothing needs you at the moment.',
    all: 'All notices',
  },
  {
    bell: (count: number) => (count === 0 ? 'Meldungen' : `Meldungen, ${count} ungelesen`),
    nothing: 'Im Moment braucht dich nichts.',
    all: 'Alle Meldungen',
  },
);
