import { filmFile } from '../../walk.js';
import { asItIs, seen, type Area } from './table.js';

/** Somebody who has nothing yet. */
export const beginning: Area = {
  who: 'empty',
  screens: [
    { path: '/', states: [asItIs, ['the balance', hand => hand.opens('{} Keyreel credits')]] },
    {
      path: '/projects/new',
      states: [
        asItIs,
        [
          'the address of a video',
          async hand => {
            await hand.types('Address of a video', 'https://example.org/talk.mp4');
            await hand.presses('Use this address');
          },
        ],
        [
          'a film and what it costs',
          async hand => {
            await hand.presses('Choose another video');
            await hand.gives(filmFile('keyreel-short'));
            await hand.sees('At most {}');
          },
        ],
        ['more choices', hand => hand.presses('More choices')],
        ['subtitles that somebody has', hand => hand.marks('I have subtitles (SRT or WebVTT)')],
      ],
    },
    { path: '/projects/deleted', states: [seen('nothing deleted')] },
    { path: '/projects/{ownersProject}', states: [seen('a project of somebody else')] },
    { path: '/notices', states: [seen('none')] },
    {
      path: '/settings/api',
      states: [
        seen('no key'),
        [
          'a key that is refused',
          async hand => {
            await hand.types('OpenAI API key', 'sk-invalid-0123456789abcdef');
            await hand.presses('Add key');
          },
        ],
      ],
    },
    { path: '/credits', states: [seen('nothing spent')] },
    { path: '/prices', states: [asItIs] },
    { path: '/guide', states: [asItIs] },
    { path: '/desk/support', states: [seen('a desk of others')] },
    { path: '/desk/audit', states: [seen('a desk of others')] },
    { path: '/desk/operations', states: [seen('a desk of others')] },
    {
      path: '/nowhere',
      states: [seen('nothing here'), ['a session that has ended', hand => hand.goesWithoutSession('/settings/connections')]],
    },
  ],
};
