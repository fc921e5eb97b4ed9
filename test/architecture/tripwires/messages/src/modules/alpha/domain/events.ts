import { fact, facts, type EventsOf } from '../../../../../../../../src/shared-kernel/message.js';

/** Each of these is wrong in one way, save the first two. */
export const alphaFacts = facts('alpha', {
  ParcelHeld: fact<{ parcelId: string; inputTokens: number }>('A parcel was held.'),
  ParcelLost: fact<{ parcelId: string }>('A parcel was lost.', { keptForTheRecord: true }),
  ParcelHidden: fact<{ parcelId: string }>('', { keptForTheRecord: true }),
  ParcelWaiting: fact<{ parcelId: string }>('A parcel waits.', { keptForTheRecord: true }),
  ParcelFeed: fact<{ parcelId: string }>('A parcel is fed.', { keptForTheRecord: true }),
  ParcelNamed: fact<{ parcelId: string }>('A parcel was named.', { keptForTheRecord: true }),
  ParcelOpened: fact<{ parcelId: string; lock: { keys: readonly { apiKey: string }[] } }>('A parcel was opened.', { keptForTheRecord: true }),
  ParcelSigned: fact<{ parcelId: string; accessToken: string }>('A parcel was signed for.', { keptForTheRecord: true }),
  ParcelPosted: fact<{ parcelId: string }>('A parcel was sent where nobody listens.'),
  ParcelTraced: fact<{ parcelId: string }>('A parcel was heard of.', { keptForTheRecord: true }),
});
export type AlphaEvent = EventsOf<typeof alphaFacts>;

export const betaFacts = facts('beta', {
  ParcelNamed: fact<{ parcelId: string }>('Another thing was named alike.', { keptForTheRecord: true }),
});
