import type { EventLog } from '../../shared-kernel/ports/event-log.js';
import type { CheckpointPlace, SignedCheckpoint } from '../../shared-kernel/ports/transparency.js';
import { leavesOf } from '../event-log/leaf.js';
import { CheckpointFolder, newestNote } from './checkpoint-folder.js';
import { GrowingTree } from './merkle.js';
import { damagedNote } from './not-signed.js';
import { readCheckpoint } from './signed-note.js';
import type { SealStore } from './seal-store.js';

/** What was signed last, and which ordinals of it the log no longer has as they were. */
export interface Loss {
  readonly last: (CheckpointPlace & { readonly note: string }) | null;
  readonly lost: { readonly from: number; readonly to: number } | null;
}

interface Ground {
  readonly log: EventLog;
  readonly store: SealStore;
  readonly folders: readonly string[];
}

/** Compares the log as it is now, read from its first event on, with everything that was published or recorded. */
export const lossOf = async ({ log, store, folders: roots }: Ground): Promise<Loss> => {
  const identity = await log.identity();
  const folders = roots.map(root => new CheckpointFolder(root, identity));
  const last = newerOf(await newestNote(folders).then(newest => newest && { ...newest.place, note: newest.note }), await store.newest());
  if (!last) return { last: null, lost: null };
  const places = await Promise.all(folders.map(async folder => (await folder.places()).map(place => ({ ...place, folder }))));
  const earlier = places.flat().sort((one, other) => other.size - one.size);
  const rootsNow = await rootsAt(log, new Set([last.size, ...earlier.map(({ size }) => size)]));
  if (agrees(last.note, rootsNow)) return { last, lost: null };
  for (const { folder, ...place } of earlier.filter(({ size }) => size < last.size && rootsNow.has(size)))
    if (agrees(await folder.read(place), rootsNow)) return { last, lost: { from: place.size + 1, to: last.size } };
  return { last, lost: { from: 1, to: last.size } };
};

/** The roots of the log at some sizes, as far as it has so many events. */
const rootsAt = async (log: EventLog, sizes: ReadonlySet<number>): Promise<ReadonlyMap<number, Buffer>> => {
  const tree = new GrowingTree();
  const roots = new Map<number, Buffer>();
  for await (const leaf of leavesOf(log)) {
    tree.add(leaf);
    if (sizes.has(tree.size)) roots.set(tree.size, tree.root());
  }
  return roots;
};

const agrees = (note: string, roots: ReadonlyMap<number, Buffer>): boolean => {
  const head = readCheckpoint(note);
  return head !== null && (roots.get(head.size)?.equals(head.root) ?? false);
};

const newerOf = (published: (CheckpointPlace & { readonly note: string }) | null, recorded: SignedCheckpoint | null): Loss['last'] => {
  if (published && readCheckpoint(published.note) === null) throw damagedNote('a file of the checkpoints');
  if (!recorded) return published;
  const isNewer = !published || recorded.epoch > published.epoch || (recorded.epoch === published.epoch && recorded.size > published.size);
  return isNewer ? { epoch: recorded.epoch, size: recorded.size, note: recorded.text } : published;
};
