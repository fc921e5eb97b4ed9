import type { UnsignedReason } from '../../shared-kernel/ports/transparency.js';

/** Nothing may be signed now; the reason, and what an operator does about it. */
export class NotSigned extends Error {
  override readonly name = 'NotSigned';
  constructor(
    readonly reason: UnsignedReason,
    readonly sentence: string,
    readonly remedy: string,
  ) {
    super(`${sentence} ${remedy}`);
  }
}

const GO_ON =
  'Put the missing events back: restore a backup, or an archive of the write-ahead log, that reaches further, or take them from an export for auditors ' +
  '(npm run -s cli -- bring-back --from=<folder>). If nobody has them, go on without them in a new ' +
  'epoch (npm run -s cli -- new-epoch --reason="…"). If the database is not the one that was signed, connect the right one.';

export const logShorter = (size: number, signed: number): NotSigned =>
  new NotSigned('log_shorter_than_signed', `The log ends at ordinal ${size}, but a checkpoint of ${signed} events was published.`, GO_ON);

export const logDiffers = (signed: number): NotSigned =>
  new NotSigned('log_differs_from_signed', `The first ${signed} events of the log are not those that a published checkpoint was signed over.`, GO_ON);

export const epochOlder = (epoch: number, signed: number): NotSigned =>
  new NotSigned(
    'epoch_older_than_signed',
    `The log is in epoch ${epoch}, but a checkpoint of epoch ${signed} was published: what opened that epoch is lost.`,
    GO_ON,
  );

export const cannotPublish = (place: string, why: string): NotSigned =>
  new NotSigned(
    'cannot_publish',
    `Checkpoints cannot be kept in ${place}: ${why}.`,
    'Make the folder writable for the service and see that the disk has room; sealing goes on by itself.',
  );

export const damagedNote = (path: string): NotSigned =>
  new NotSigned(
    'cannot_publish',
    `The newest published checkpoint, ${path}, cannot be read, or bears no signature of this log’s key.`,
    'Restore the file from a copy. Do not remove it: it is how the service knows what was signed.',
  );
