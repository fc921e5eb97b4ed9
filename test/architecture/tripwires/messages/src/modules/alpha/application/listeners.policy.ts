import { policy } from '../../../../../../../../src/shared-kernel/policy.js';
import { projection } from '../../../../../../../../src/shared-kernel/projection.js';
import type { AlphaEvent } from '../domain/events.js';

export const holdParcel = policy<AlphaEvent>('alpha.hold-parcel', { ParcelHeld: () => [], ParcelTraced: () => [] });
export const forgotten = policy<AlphaEvent>('alpha.forgotten', { ParcelHeld: () => [] });
export const deaf = policy<AlphaEvent>('alpha.hold-parcel', {});
export const parcels = projection<Record<string, unknown>, AlphaEvent>({
  name: 'alpha.parcels',
  version: 1,
  rowsOf: () => null,
  ownerOf: () => '',
  on: { ParcelHeld: row => row },
});
