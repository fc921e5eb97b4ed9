import { START, type EventLog, type Position, type RecordedEvent } from '../../shared-kernel/ports/event-log.js';
import { leafHash, type LeafOf } from '../event-log/leaf.js';
import { consistencyProof, rootOf, type HashSource } from './merkle.js';
import { logDiffers } from './not-signed.js';
import type { SealStore } from './seal-store.js';
import { TileBuilder } from './tile-builder.js';
import { HASH_BYTES, hashesIn, TILE_WIDTH } from './tiles.js';
import { isConsistent } from './verification.js';

/** Leaves between two writes: a first start on a long log goes on where it ended. */
const KEEP_EVERY = 8_192;

/** The hashes of an epoch's tree as they are kept; each tile is read once. */
export const keptHashes = (store: SealStore, epoch: number): HashSource => {
  const tiles = new Map<string, Promise<Buffer>>();
  return hashesIn((level, index) => {
    const name = `${level}/${index}`;
    const tile = tiles.get(name) ?? store.tile(epoch, level, index).then(hashes => hashes ?? Buffer.alloc(0));
    tiles.set(name, tile);
    return tile;
  });
};

/** The tree of an epoch as it is kept, and the log behind it, read in order from where the tree ends. */
export class LogTree {
  readonly #positions = new Map<number, Position>();

  private constructor(
    private readonly log: EventLog,
    private readonly store: SealStore,
    readonly epoch: number,
    private readonly builder: TileBuilder,
    private position: Position,
  ) {}

  /** Goes on with what is kept. Throws NotSigned when the last events that it was made of are not in the log any more. */
  static async open(log: EventLog, store: SealStore, epoch: number): Promise<LogTree> {
    const end = (await store.end(epoch)) ?? { size: 0, position: START };
    const edge: Buffer[] = [];
    for (let level = 0; Math.floor(end.size / TILE_WIDTH ** level) > 0; level += 1) {
      const hashes = Math.floor(end.size / TILE_WIDTH ** level);
      const width = hashes % TILE_WIDTH;
      const tile = width === 0 ? null : await store.tile(epoch, level, Math.floor(hashes / TILE_WIDTH));
      edge.push(tile?.subarray(0, width * HASH_BYTES) ?? Buffer.alloc(0));
    }
    const tree = new LogTree(log, store, epoch, new TileBuilder({ size: end.size, edge }), end.position);
    await tree.checkEnd();
    return tree;
  }

  /** Leaves, including those of events that nothing was signed over yet. */
  get size(): number {
    return this.builder.size;
  }

  root(): Buffer {
    return this.builder.root();
  }

  /** Reads the log to its end, and keeps what has come. */
  async grow(): Promise<void> {
    if (this.position !== START && (await this.log.head()) < this.position) throw logDiffers(this.size);
    for await (const { events } of this.log.readAll({ after: this.position, raw: true })) {
      for (const event of events) {
        this.add(event);
        if (this.size % KEEP_EVERY === 0) await this.keep();
      }
    }
    await this.keep();
  }

  /** Whether this tree begins with that of a size and a root; proven as any client would prove it. */
  async beginsWith(smaller: number, smallerRoot: Buffer): Promise<boolean> {
    if (smaller > this.size) return false;
    const kept = keptHashes(this.store, this.epoch);
    const [proof, before] = await Promise.all([consistencyProof(kept, smaller, this.size), rootOf(kept, smaller)]);
    return before.equals(smallerRoot) && isConsistent({ smaller, smallerRoot, size: this.size, root: this.root(), proof });
  }

  private add(event: RecordedEvent): void {
    this.builder.add(leafHash(event as RecordedEvent & LeafOf));
    this.position = event.position;
    this.#positions.set(Math.floor((this.size - 1) / TILE_WIDTH), event.position);
  }

  private async keep(): Promise<void> {
    if (this.#positions.size === 0) return;
    await this.store.grow({
      epoch: this.epoch,
      tiles: this.builder.take(),
      end: { size: this.size, position: this.position },
      positions: this.#positions,
    });
    this.#positions.clear();
  }

  /** The events of the last tile, read again: a log that was put back behind our back would go unnoticed otherwise. */
  private async checkEnd(): Promise<void> {
    if (this.size === 0) return;
    const last = Math.floor((this.size - 1) / TILE_WIDTH);
    const mark = last === 0 ? null : await this.store.markBefore(this.epoch, { ordinal: last * TILE_WIDTH });
    const kept = await this.store.tile(this.epoch, 0, last);
    if ((await this.log.head()) < this.position) throw logDiffers(this.size);
    const leaves: Buffer[] = [];
    for await (const { events } of this.log.readAll({ after: mark?.position ?? START, until: this.position, raw: true }))
      leaves.push(...events.map(event => leafHash(event as RecordedEvent & LeafOf)));
    if (!kept?.equals(Buffer.concat(leaves))) throw logDiffers(this.size);
  }
}
