import { filmFile } from '../../walk.js';
import { asItIs, seen, type Area } from './table.js';

/** A key that works. */
export const workingKey: Area = {
  who: 'keyed',
  screens: [
    {
      path: '/settings/api',
      states: [
        seen('a key that works'),
        ['the test', hand => hand.opens('Test…')],
        [
          'a test that costs something',
          async hand => {
            await hand.opens('Test…');
            await hand.marks('It can pay');
          },
        ],
        ['the last day', hand => hand.opens('Expiry…')],
        ['another key instead', hand => hand.opens('Replace…')],
        ['what a removal means', hand => hand.opens('Remove…')],
      ],
    },
    { path: '/projects/{projectId}/cards', states: [asItIs, ['the price at OpenAI', hand => hand.opens('Run again')]] },
    { path: '/projects/{projectId}/share', states: [['going on in a new project', hand => hand.opens('New project from this video')]] },
  ],
};

/** A project whose key was removed. */
export const removedKey: Area = {
  who: 'locked',
  screens: [
    { path: '/', states: [seen('a project that is bound')] },
    { path: '/projects/{projectId}', states: [seen('locked'), ['who pays', hand => hand.opens('Who pays here')]] },
    { path: '/projects/{projectId}/cards', states: [['the popup of the missing key', hand => hand.opens('Run again')]] },
    { path: '/settings/api', states: [seen('the key that is gone')] },
  ],
};

/** A key whose funds are spent. */
export const spentKey: Area = {
  who: 'blocked',
  screens: [
    { path: '/settings/api', states: [seen('a key that is spent'), ['what a removal means', hand => hand.opens('Remove…')]] },
    {
      path: '/notices',
      states: [
        seen('one that needs its owner'),
        ['closed ones too', hand => hand.marks('All, closed ones too')],
        ['the bell', hand => hand.opens('Notices, {} unread')],
      ],
    },
    { path: '/projects/{projectId}', states: [seen('a step that stopped')] },
    { path: '/projects/{projectId}/cards', states: [seen('a text that was not written')] },
    {
      path: '/projects/new',
      states: [
        [
          'the popup of the key that blocks',
          async hand => {
            await hand.gives(filmFile('keyreel-short'));
            await hand.page.getByRole('dialog').waitFor();
            await hand.settles();
          },
        ],
        seen('what is behind the popup'),
      ],
    },
  ],
};
