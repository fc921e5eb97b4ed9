import type { EventLog, RecordedEvent } from '../../shared-kernel/ports/event-log.js';
import type { ExportedEvent } from '../audit-export/export-format.js';
import { leafHash, leavesOf } from '../event-log/leaf.js';
import { newestNote, type CheckpointFolder } from '../transparency/checkpoint-folder.js';
import { GrowingTree } from '../transparency/merkle.js';
import { readCheckpoint } from '../transparency/signed-note.js';
import type { Export } from './read-export.js';

/** Why nothing was brought back; nothing was written. */
export class NotTheTail extends Error {
  override readonly name = 'NotTheTail';
}

interface Ground {
  readonly log: EventLog;
  readonly source: Export;
  /** Where what was signed is published. */
  readonly folders: readonly CheckpointFolder[];
}

/** First and last ordinal of what was missing; `to` is `from` − 1 when nothing was. */
export interface BroughtBack {
  readonly from: number;
  readonly to: number;
}

/**
 * Appends the events of an export that a restored log lacks, byte for byte, after it has seen that both together make the newest tree that was signed.
 * Nobody else may write meanwhile. Broken off, it goes on when it is called again. Throws NotTheTail, and then nothing was written.
 */
export const bringBackTail = async (ground: Ground): Promise<BroughtBack> => {
  const { log, source } = ground;
  const { log: identity, from, to } = source.manifest;
  if ((await log.identity()) !== identity) throw new NotTheTail('This export is of another log.');
  const tree = await treeOf(log);
  const size = tree.size;
  if (from > size + 1) throw new NotTheTail(`The log ends at ordinal ${size}, and this export begins at ${from} only.`);
  await mustBeSigned(ground, tree);
  for await (const event of eventsAfter(source, size)) await append(log, event);
  const whole = await treeOf(log);
  if (!whole.root().equals(tree.root()))
    throw new Error('Somebody else wrote to the log meanwhile: restore the backup again, and do this while no service runs on it.');
  return { from: size + 1, to: Math.max(size, to) };
};

/** Grows the tree by the export's events; throws unless it comes to what was signed last. */
const mustBeSigned = async ({ source, folders }: Ground, tree: GrowingTree): Promise<void> => {
  const newest = await newestNote(folders);
  const signed = newest && readCheckpoint(newest.note);
  if (!signed) throw new NotTheTail('No signed checkpoint is published, so nothing tells which events the log should have.');
  if (tree.size >= signed.size)
    throw new NotTheTail(`The log has all ${signed.size} events that were signed, or others in their place; none can be put after them.`);
  let root: Buffer | null = null;
  for await (const event of eventsAfter(source, tree.size)) {
    mustBeOurs(event);
    tree.add(leafHash({ ...event, raw: { data: event.data, metadata: event.metadata } }));
    if (tree.size === signed.size) root = tree.root();
  }
  if (root === null) throw new NotTheTail(`What was signed reaches to ordinal ${signed.size}; log and export together reach to ${tree.size} only.`);
  if (!root.equals(signed.root)) throw new NotTheTail('Log and export together are not what was signed: one of them has other events.');
};

/** The log stores what it is given as JSON.stringify writes it. */
const mustBeOurs = (event: ExportedEvent): void => {
  if (JSON.stringify(dataOf(event)) !== event.data || JSON.stringify(metadataOf(event)) !== event.metadata)
    throw new NotTheTail(`Event ${event.ordinal} of the export was not written as this log writes events.`);
};

const treeOf = async (log: EventLog): Promise<GrowingTree> => {
  const tree = new GrowingTree();
  for await (const leaf of leavesOf(log)) tree.add(leaf);
  return tree;
};

async function* eventsAfter(source: Export, size: number): AsyncGenerator<ExportedEvent> {
  for await (const events of source.events()) for (const event of events) if (event.ordinal > size) yield event;
}

const dataOf = ({ data }: ExportedEvent): RecordedEvent['data'] => JSON.parse(data) as RecordedEvent['data'];
const metadataOf = ({ metadata }: ExportedEvent): RecordedEvent['metadata'] => JSON.parse(metadata) as RecordedEvent['metadata'];

const append = async (log: EventLog, event: ExportedEvent): Promise<void> => {
  const { stream, revision, id, type, schemaVersion } = event;
  const said = { id, type, schemaVersion, data: dataOf(event), metadata: metadataOf(event) };
  const { outcome } = await log.append(stream, revision === 0 ? 'none' : revision - 1, [said]);
  if (outcome !== 'appended')
    throw new Error(`Event ${event.ordinal} could not be put back: its stream ${stream} has other events. Restore the backup again.`);
};
