import { asItIs, type Area } from './table.js';

/** What somebody has spent, and what is kept of them. */
export const affairs: Area = {
  who: 'creator',
  screens: [
    {
      path: '/credits',
      states: [
        asItIs,
        ['as a table', hand => hand.marks('Table')],
        ['by kind of work', hand => hand.chooses('By', 1)],
        ['why there was a charge', hand => hand.opens('Why? {}')],
      ],
    },
    { path: '/prices', states: [asItIs, ['an earlier list', hand => hand.presses('Price list {}')]] },
    {
      path: '/settings/account',
      states: [
        asItIs,
        ['the second factor', hand => hand.opens('Set it up…')],
        [
          'the key for an app',
          async hand => {
            await hand.opens('Set it up…');
            await hand.types('Your password, once more', '{secret}');
            await hand.presses('Next');
          },
        ],
        ['the end of the account', hand => hand.opens('Erase…')],
      ],
    },
    {
      path: '/settings/connections',
      states: [
        asItIs,
        ['what was sent', hand => hand.opens('Deliveries')],
        ['a webhook to be removed', hand => hand.opens('Remove the webhook to {}')],
        [
          'an address that is refused',
          async hand => {
            await hand.types('Address', 'http://127.0.0.1/hook');
            await hand.presses('Add webhook');
          },
        ],
        [
          'a new token',
          async hand => {
            await hand.types('Name', 'Nightly');
            await hand.chooses('Projects', 1);
            await hand.presses('Make token');
          },
        ],
      ],
    },
    // the last ones: what did not come does not come again in the same window
    {
      path: '/guide',
      states: [
        ['without a network', hand => hand.losesNetwork()],
        ['a screen that does not come', hand => hand.goesInVain('/projects/new')],
      ],
    },
  ],
};
