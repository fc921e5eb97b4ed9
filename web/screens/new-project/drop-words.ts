import { catalogue } from '../../words/catalogue.js';

export const dropWords = catalogue(
  {
    drop: 'Drop a video or a sound file anywhere here',
    letGo: 'Let go to begin',
    choose: 'Choose a file',
    most: (size: string) => `at most ${size}`,
    or: 'or paste the address of a video',
    address: 'Address of a video',
    addressHint: 'The address of the file itself, such as https://example.org/talk.mp4',
    take: 'Use this address',
  },
  {
    drop: 'Zieh ein Video oder eine Tondatei hierher',
    letGo: 'Loslassen, dann geht es los',
    choose: 'Datei wählen',
    most: (size: string) => `höchstens ${size}`,
    or: 'oder füge die Adresse eines Videos ein',
    address: 'Adresse eines Videos',
    addressHint: 'Die Adresse der Datei selbst, zum Beispiel https://example.org/vortrag.mp4',
    take: 'Diese Adresse verwenden',
  },
);
