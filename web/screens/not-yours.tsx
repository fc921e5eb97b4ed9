import { DeadEnd } from '../parts/dead-end.js';
import { catalogue, useWords } from '../words/catalogue.js';

const words = catalogue(
  {
    title: 'This desk is not yours',
    lead: 'It is for people who look after Keyreel. Nothing is wrong with your account; all that is yours is where it was.',
    back: 'To your projects',
  },
  {
    title: 'Das ist nicht dein Bereich',
    lead: 'Er ist für die, die sich um Keyreel kümmern. Mit deinem Konto ist alles in Ordnung; was dir gehört, ist, wo es war.',
    back: 'Zu deinen Projekten',
  },
);

/** Somebody came to a desk of the staff by its address. */
const NotYours = () => <DeadEnd {...useWords(words)} />;

export default NotYours;
