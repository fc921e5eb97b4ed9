import type { Position } from '../../shared-kernel/ports/event-log.js';
import type { CheckpointPlace, SignedCheckpoint } from '../../shared-kernel/ports/transparency.js';
import type { Tile } from './tiles.js';

/** How far the tiles of an epoch go. */
export interface TreeEnd {
  readonly size: number;
  /** Of the last event in them. */
  readonly position: Position;
}

/** Tiles to be kept, and how far the tree goes with them. */
export interface Growth {
  readonly epoch: number;
  readonly tiles: readonly Tile[];
  readonly end: TreeEnd;
  /** Positions of the last events of the level-0 tiles among them, by the tile's index. */
  readonly positions: ReadonlyMap<number, Position>;
}

/** A place in the log that is known by its ordinal. */
export interface Mark {
  readonly ordinal: number;
  readonly position: Position;
}

/** A public key and the epoch that is signed with it. */
export interface EpochKey {
  readonly epoch: number;
  readonly publicKey: Buffer;
}

/** What became of telling somebody outside. */
export interface Publication {
  readonly target: string;
  /** The newest checkpoint that arrived. */
  readonly epoch: number;
  readonly size: number;
  readonly sentAt: string | null;
  readonly failures: number;
  readonly nextAt: string | null;
}

/** Keeps tiles, signed checkpoints and public keys. Writes never take anything back: the longer tile stays, the first checkpoint of a size stays. */
export interface SealStore {
  /** One of all processes at a time; null, and nothing done, while another one is at it. */
  exclusively<Result>(work: () => Promise<Result>): Promise<Result | null>;
  end(epoch: number): Promise<TreeEnd | null>;
  grow(growth: Growth): Promise<void>;
  tile(epoch: number, level: number, index: number): Promise<Buffer | null>;
  /** The end of the last level-0 tile that ends at or before; null when there is none. */
  markBefore(epoch: number, before: { readonly position: Position } | { readonly ordinal: number }): Promise<Mark | null>;
  record(checkpoint: SignedCheckpoint): Promise<void>;
  /** The newest one of all epochs, or of one. */
  newest(epoch?: number): Promise<SignedCheckpoint | null>;
  checkpoint(size: number, epoch?: number): Promise<SignedCheckpoint | null>;
  checkpoints(page: { readonly before?: CheckpointPlace; readonly limit: number }): Promise<readonly SignedCheckpoint[]>;
  keys(): Promise<readonly EpochKey[]>;
  /** The first key of an epoch stays. */
  adoptKey(key: EpochKey): Promise<void>;
  publication(target: string): Promise<Publication | null>;
  note(publication: Publication): Promise<void>;
}
