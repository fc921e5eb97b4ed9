import { refusal } from '../../../../../../../../src/shared-kernel/refusal.js';

export const ParcelGone = refusal('parcel_gone', 'missing', 'There is no such parcel.', { remedies: ['look_elsewhere'] });
export const ParcelGoneAgain = refusal('parcel_gone', 'missing', 'There is no such parcel, again.');
export const ParcelShouted = refusal('Parcel-Shouted', 'missing', 'A code in the wrong case.');
export const ParcelWordless = refusal('parcel_wordless', 'missing', 'no sentence');
export const ParcelUnseen = refusal('parcel_unseen', 'missing', 'No spec sees this one.');

const waysOut = (): readonly string[] => ['ask', 'wait'];
export const refuse = (): never => {
  throw ParcelGone({ remedies: waysOut() });
};
