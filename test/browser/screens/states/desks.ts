import { asItIs, seen, type Area } from './table.js';

/** Those who look after the service and its people. */
export const desks: Area = {
  who: 'staff',
  screens: [
    {
      path: '/desk/support',
      states: [
        asItIs,
        [
          'somebody who was found',
          async hand => {
            await hand.chooses('Search by', 1);
            await hand.types('Id of the account', '{owner}');
            await hand.presses('Find');
          },
        ],
      ],
    },
    {
      path: '/desk/support/{owner}',
      states: [
        seen('an account'),
        ['sessions to be ended', hand => hand.opens('End all sessions')],
        ['a grant', hand => hand.opens('Grant or correct Keyreel credits')],
        ['why there was a charge', hand => hand.opens('Why this charge?')],
        ['the timeline', hand => hand.presses('Timeline', 'tab')],
        ['questions', hand => hand.presses('Why?', 'tab')],
        ['whose content may be looked at', hand => hand.presses('Content', 'tab')],
        ['content', hand => hand.presses('Look at {}')],
        ['what was done', hand => hand.presses('What the staff did', 'tab')],
      ],
    },
    {
      path: '/desk/audit',
      states: [
        seen('the log'),
        ['an event', hand => hand.opens('{}: Open event {}')],
        [
          'its proof',
          async hand => {
            await hand.opensLast('{}: Open event {}');
            await hand.presses('Verify here');
          },
        ],
        ['checkpoints', hand => hand.presses('Checkpoints', 'tab')],
        ['exports', hand => hand.presses('Exports', 'tab')],
        ['one that was ordered', hand => hand.presses('Order an export')],
        [
          'a reconciliation',
          async hand => {
            await hand.presses('Reconciliation', 'tab');
            await hand.presses('Compare');
          },
        ],
      ],
    },
    {
      path: '/desk/operations',
      states: [
        asItIs,
        ['all that follow the log', hand => hand.presses('Show all')],
        ['a queue to be paused', hand => hand.opens('Pause “{}”')],
        ['how much at once', hand => hand.opens('Change: How much of “{}” at once')],
        ['a job to be made again', hand => hand.opens('Try again')],
      ],
    },
  ],
};
