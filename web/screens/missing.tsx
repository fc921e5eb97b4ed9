import { DeadEnd } from '../parts/dead-end.js';
import { catalogue, useWords } from '../words/catalogue.js';

const words = catalogue(
  { title: 'There is nothing here', lead: 'The address may be mistyped, or what was here is gone.', back: 'To your projects' },
  { title: 'Hier ist nichts', lead: 'Die Adresse ist vielleicht vertippt, oder was hier war, gibt es nicht mehr.', back: 'Zu deinen Projekten' },
);

const Missing = () => <DeadEnd {...useWords(words)} />;

export default Missing;
