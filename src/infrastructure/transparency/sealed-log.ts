import { START, type EventLog, type Position } from '../../shared-kernel/ports/event-log.js';
import {
  Transparency,
  type CheckpointPlace,
  type ConsistencyProof,
  type InclusionProof,
  type Sealing,
  type SignedCheckpoint,
  type Unsigned,
} from '../../shared-kernel/ports/transparency.js';
import { epochOf } from './epochs.js';
import { keptHashes } from './log-tree.js';
import { consistencyProof, inclusionProof, rootOf } from './merkle.js';
import { proofFile } from './proof-file.js';
import type { SealStore } from './seal-store.js';
import { originLine, verifierKeyText } from './signed-note.js';
import { HASH_BYTES, widthOfTile } from './tiles.js';
import { isIncluded } from './verification.js';

/** Proofs out of the tiles that the sealer keeps. */
export class SealedLog extends Transparency {
  constructor(
    private readonly log: EventLog,
    private readonly store: SealStore,
    /** Why this process signs nothing; only the one that seals knows. */
    private readonly unsigned: () => Unsigned | null = () => null,
  ) {
    super();
  }

  override newest(): Promise<SignedCheckpoint | null> {
    return this.store.newest();
  }

  override checkpoint(size: number, epoch?: number): Promise<SignedCheckpoint | null> {
    return this.store.checkpoint(size, epoch);
  }

  override checkpoints(page: { readonly before?: CheckpointPlace; readonly limit: number }): Promise<readonly SignedCheckpoint[]> {
    return this.store.checkpoints(page);
  }

  override async inclusion(ordinal: number): Promise<InclusionProof | null> {
    const checkpoint = await this.newest();
    if (!checkpoint || !Number.isSafeInteger(ordinal) || ordinal < 1 || ordinal > checkpoint.size) return null;
    const [kept, index, { size }] = [keptHashes(this.store, checkpoint.epoch), ordinal - 1, checkpoint];
    const [leaf, proof, root] = [await kept(0, index), await inclusionProof(kept, index, size), Buffer.from(checkpoint.root, 'base64')];
    if (!isIncluded({ leaf, index, size, root, proof })) throw new Error('The kept tiles do not make the root that was signed.');
    const file = proofFile({ index, hashes: proof, checkpoint: checkpoint.text });
    return { ordinal, checkpoint, hashes: proof.map(base64), file };
  }

  override async consistency(from: number, to: number): Promise<ConsistencyProof | null> {
    const checkpoint = await this.newest();
    if (!checkpoint || !Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || from > to || to > checkpoint.size) return null;
    const kept = keptHashes(this.store, checkpoint.epoch);
    const [hashes, fromRoot, toRoot] = await Promise.all([consistencyProof(kept, from, to), rootOf(kept, from), rootOf(kept, to)]);
    return { from, to, fromRoot: base64(fromRoot), toRoot: base64(toRoot), hashes: hashes.map(base64) };
  }

  override async tile(level: number, index: number): Promise<Uint8Array | null> {
    const checkpoint = await this.newest();
    const width = checkpoint ? widthOfTile({ level, index }, checkpoint.size) : 0;
    if (!checkpoint || width === 0) return null;
    return (await this.store.tile(checkpoint.epoch, level, index))?.subarray(0, width * HASH_BYTES) ?? null;
  }

  override async ordinalOf(position: Position): Promise<number> {
    const mark = (await this.store.markBefore(await epochOf(this.log), { position })) ?? { ordinal: 0, position: START };
    let { ordinal } = mark;
    for await (const { events } of this.log.readAll({ after: mark.position, until: position })) ordinal += events.length;
    return ordinal;
  }

  override async positionOf(ordinal: number): Promise<Position> {
    const mark = (await this.store.markBefore(await epochOf(this.log), { ordinal })) ?? { ordinal: 0, position: START };
    let [counted, { position }] = [mark.ordinal, mark];
    if (counted === ordinal) return position;
    for await (const { events } of this.log.readAll({ after: mark.position })) {
      const wanted = events[ordinal - counted - 1];
      if (wanted) return wanted.position;
      counted += events.length;
      position = events.at(-1)?.position ?? position;
    }
    return position;
  }

  override async keys(): Promise<readonly string[]> {
    const [identity, keys] = await Promise.all([this.log.identity(), this.store.keys()]);
    return keys.map(({ epoch, publicKey }) => verifierKeyText({ name: originLine({ identity, epoch }), publicKey }));
  }

  override async sealing(): Promise<Sealing> {
    const [identity, epoch, newest, head] = await Promise.all([this.log.identity(), epochOf(this.log), this.newest(), this.log.head()]);
    const sealedUpTo = newest?.size ?? 0;
    const behindBy = Math.max(0, (await this.ordinalOf(head)) - sealedUpTo);
    return { identity, epoch, sealedUpTo, behindBy, unsigned: this.unsigned() };
  }
}

const base64 = (hash: Buffer): string => hash.toString('base64');
