import { asItIs, seen, type Area } from './table.js';

/** What is open to whoever comes. */
export const doors: Area = {
  who: 'nobody',
  screens: [
    {
      path: '/sign-in',
      states: [
        asItIs,
        [
          'a wrong password',
          async hand => {
            await hand.types('E-mail address', 'ada@example.org');
            await hand.types('Password', 'nothing that anybody has');
            await hand.presses('Sign in');
          },
        ],
      ],
    },
    {
      path: '/sign-up',
      states: [
        asItIs,
        [
          'a password that is too short',
          async hand => {
            await hand.types('E-mail address', 'ada@example.org');
            await hand.types('Password', 'short');
            await hand.presses('Open an account');
          },
        ],
      ],
    },
    {
      path: '/forgotten-password',
      states: [
        asItIs,
        [
          'a service without letters',
          async hand => {
            await hand.types('E-mail address', 'ada@example.org');
            await hand.presses('Send the letter');
          },
        ],
      ],
    },
    {
      path: '/new-password#code=a-code-of-nobody',
      states: [
        asItIs,
        [
          'a code that is not known',
          async hand => {
            await hand.types('New password', 'a long phrase that nobody has');
            await hand.presses('Set the password');
          },
        ],
      ],
    },
    { path: '/confirm-email#code=a-code-of-nobody', states: [asItIs, ['a code that is not known', hand => hand.presses('Confirm')]] },
    { path: '/stop-letters#code=a-code-of-nobody', states: [asItIs, ['a code that is not known', hand => hand.presses('Stop these letters')]] },
    { path: '/shared/{shareToken}', states: [seen('what is shared')] },
    { path: '/shared/a-token-of-nobody', states: [seen('a link that is not known')] },
    { path: '/erased/{erased}', states: [seen('an account that is erased')] },
    { path: '/prices', states: [asItIs] },
    { path: '/guide', states: [asItIs] },
  ],
};
