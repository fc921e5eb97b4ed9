import { asItIs, seen, type Area } from './table.js';

/** A film that somebody works on with credits. */
export const project: Area = {
  who: 'creator',
  screens: [
    {
      path: '/',
      states: [
        seen('with projects'),
        ['what can be done with one', hand => hand.opens('What can be done with {}')],
        [
          'another name',
          async hand => {
            await hand.opens('What can be done with {}');
            await hand.opens('Rename', 'menuitem');
          },
        ],
        [
          'what is said somewhere',
          async hand => {
            await hand.types('Search in everything that is said', 'film');
            await hand.presses('Search');
          },
        ],
        ['the account menu', hand => hand.opens('Account menu')],
        ['the bell', hand => hand.opens('Notices')],
      ],
    },
    { path: '/projects/deleted', states: [seen('one to bring back')] },
    {
      path: '/projects/{projectId}',
      states: [
        asItIs,
        ['who pays', hand => hand.opens('Who pays here')],
        ['what is said, found', hand => hand.searches('Search in the transcript', 'film')],
        ['who speaks', hand => hand.opens('Speakers')],
        ['versions of the words', hand => hand.opens('Versions')],
        ['ways to take the words along', hand => hand.opens('Take along')],
        ['the keyboard', hand => hand.opens('Keyboard')],
        ['the price of listening again', hand => hand.opens('Have it transcribed once more')],
        ['the price of a frame', hand => hand.opens('Take this frame as a thumbnail')],
        ['a passage being written', hand => hand.presses('Edit what is said at {}')],
      ],
    },
    {
      path: '/projects/{projectId}/cards',
      states: [
        asItIs,
        ['the price of a run', hand => hand.opens('Run again')],
        ['the receipt', hand => hand.opens('Receipt')],
        [
          'the words that were sent',
          async hand => {
            await hand.opens('Receipt');
            await hand.presses('Show the words that were sent');
          },
        ],
        ['two versions', hand => hand.opens('Compare')],
        ['more for a card', hand => hand.opens('More for this card')],
        ['a card being written', hand => hand.opens('More for this card').then(() => hand.opens('Edit', 'menuitem'))],
        ['versions of a prompt', hand => hand.opens('More for this card').then(() => hand.opens('Versions of the prompt', 'menuitem'))],
        ['a card to be removed', hand => hand.opens('More for this card').then(() => hand.opens('Remove', 'menuitem'))],
        ['the gallery', hand => hand.opens('From the gallery')],
        [
          'a new card with a variable',
          async hand => {
            await hand.opens('New card');
            await hand.types('Prompt', 'Write to {{reader}}.');
          },
        ],
        [
          'something once, and its final prompt',
          async hand => {
            await hand.opens('Write something once');
            await hand.types('Prompt', 'A limerick about the harbour');
            await hand.presses('Show the final prompt');
          },
        ],
      ],
    },
    {
      path: '/projects/{projectId}/pictures',
      states: [
        asItIs,
        ['how many more', hand => hand.opens('Take more')],
        ['what can be done with a frame', hand => hand.opens('The frame at {}')],
        [
          'the price of an image',
          async hand => {
            await hand.types('What is to be seen', 'A harbour at dusk');
            await hand.opens('Show the price');
          },
        ],
        ['an image made from another', hand => hand.presses('Make a new image from it')],
        ['the receipt', hand => hand.opens('Receipt')],
      ],
    },
    { path: '/projects/{projectId}/setup', states: [asItIs, ['the final prompt', hand => hand.presses('Show the final prompt')]] },
    {
      path: '/projects/{projectId}/share',
      states: [
        asItIs,
        [
          'a new link',
          async hand => {
            await hand.marks('The transcript');
            await hand.presses('Make a link');
          },
        ],
        ['going on in a new project', hand => hand.opens('New project from this video')],
        ['to be deleted', hand => hand.opens('Delete')],
        ['all steps', hand => hand.presses('Show steps')],
        ['another name', hand => hand.presses('Rename')],
      ],
    },
  ],
};
