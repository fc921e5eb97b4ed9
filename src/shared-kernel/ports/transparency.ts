import type { Position } from './event-log.js';

/** What was signed: the tree of the log at one size (`docs/log-format.md`, "The tree of the log"). */
export interface SignedCheckpoint {
  /** From 1; another one begins when an operator goes on after events were lost. */
  readonly epoch: number;
  /** How many events the tree covers: the ordinal of the last one. */
  readonly size: number;
  /** Base64 of 32 bytes. */
  readonly root: string;
  /** The signed note, as it was published. */
  readonly text: string;
  /** When it was signed, by the service's clock, ISO 8601 in UTC; no part of any proof. */
  readonly at: string;
}

/** That an event is in the log, as of a checkpoint. */
export interface InclusionProof {
  /** From 1. */
  readonly ordinal: number;
  readonly checkpoint: SignedCheckpoint;
  /** Base64, RFC 6962 §2.1.1, nearest to the leaf first. */
  readonly hashes: readonly string[];
  /** All of it as one text, C2SP `tlog-proof`. */
  readonly file: string;
}

/** That the tree of one size begins with that of another. */
export interface ConsistencyProof {
  readonly from: number;
  readonly to: number;
  /** Base64. */
  readonly fromRoot: string;
  readonly toRoot: string;
  /** Base64, RFC 6962 §2.1.2; none from size 0 and for equal sizes. */
  readonly hashes: readonly string[];
}

/** Why nothing is signed, and what an operator does about it. */
export interface Unsigned {
  readonly reason: UnsignedReason;
  readonly sentence: string;
  readonly remedy: string;
  /** ISO 8601. */
  readonly since: string;
}

export type UnsignedReason =
  | 'key_missing'
  | 'key_unreadable'
  | 'key_wrong'
  | 'log_shorter_than_signed'
  | 'log_differs_from_signed'
  | 'epoch_older_than_signed'
  | 'cannot_publish'
  | 'trouble';

/** How sealing stands. */
export interface Sealing {
  readonly identity: string;
  readonly epoch: number;
  /** Ordinal of the last event that a signed checkpoint covers; 0 before the first. */
  readonly sealedUpTo: number;
  /** Events after it, as far as the log is known now. */
  readonly behindBy: number;
  /** Null while all is well. */
  readonly unsigned: Unsigned | null;
}

/** Where a page of checkpoints goes on. */
export interface CheckpointPlace {
  readonly epoch: number;
  readonly size: number;
}

/** What proves to outsiders that the log is as it was. Ordinals count events from 1 and are the same in every copy of a log; positions are not. */
export abstract class Transparency {
  /** Null until the first one was signed. */
  abstract newest(): Promise<SignedCheckpoint | null>;
  /** The checkpoint of a size, of the newest epoch that has one unless one is named. */
  abstract checkpoint(size: number, epoch?: number): Promise<SignedCheckpoint | null>;
  /** The newest ones first, those before a place. */
  abstract checkpoints(page: { readonly before?: CheckpointPlace; readonly limit: number }): Promise<readonly SignedCheckpoint[]>;
  /** As of the newest checkpoint; null when that does not cover the event yet. */
  abstract inclusion(ordinal: number): Promise<InclusionProof | null>;
  /** In the tree of the newest checkpoint; null for sizes that are not in it, or not in this order. */
  abstract consistency(from: number, to: number): Promise<ConsistencyProof | null>;
  /** Hashes of the tree of the newest checkpoint, 32 bytes each, as many as it has there; null where it has none. */
  abstract tile(level: number, index: number): Promise<Uint8Array | null>;
  /** The ordinal of the event at a position; of the last one before, where no event is there. 0 for the start. */
  abstract ordinalOf(position: Position): Promise<number>;
  /** The position of the event at an ordinal; that of the head for an ordinal beyond it. */
  abstract positionOf(ordinal: number): Promise<Position>;
  /** The verifier's keys, the newest epoch's last. */
  abstract keys(): Promise<readonly string[]>;
  abstract sealing(): Promise<Sealing>;
}
