import type { Position } from '../../shared-kernel/ports/event-log.js';
import type { Unsigned } from '../../shared-kernel/ports/transparency.js';
import { asService } from '../asking/asker.js';
import type { Journal } from '../messaging/journal.js';
import { epochOf } from './epochs.js';
import { NotSigned } from './not-signed.js';
import { SealedTree, type SealingGround } from './sealed-tree.js';

export interface SealerParts extends SealingGround {
  readonly journal: Journal;
  /** So many new events are signed without waiting. */
  readonly everyEvents: number;
  /** Fewer wait at most so long. */
  readonly everyMs: number;
  /** Milliseconds that only ever grow: how long events have waited is no matter of the clock on the wall. */
  readonly elapsed?: () => number;
  /** Told after every look of the process that seals. */
  readonly afterLook?: () => void;
}

const LOOK_EVERY_MS = 1_000;
/** What has to be mended by hand need not be looked at more often. */
const REST_MS = 5_000;

/**
 * Follows the log, keeps its tree as tiles and signs it, after so many events or so long. Before it signs, it proves to itself that the tree has
 * grown out of the newest one that was published; where that fails, nothing is signed until an operator has decided. It appends nothing, and
 * nobody waits for it.
 */
export class Sealer {
  #tree: SealedTree | null = null;
  /** The head of the log when nothing was left to sign. */
  #quietAt: Position | null = null;
  #unsigned: Unsigned | null = null;
  #waitingSince: number | null = null;
  #lookedAt = 0;
  #timer: NodeJS.Timeout | null = null;
  #round: Promise<void> | null = null;
  /** As far as is known, no other process seals. */
  #isOurs = true;

  constructor(private readonly parts: SealerParts) {}

  /** Why nothing is signed; null while all is well. */
  get unsigned(): Unsigned | null {
    return this.#unsigned;
  }

  start(): void {
    const look = (): void => {
      const rests = this.#unsigned !== null && this.now() - this.#lookedAt < REST_MS;
      if (this.#round === null && !rests) void this.round();
    };
    look();
    this.#timer = setInterval(look, LOOK_EVERY_MS).unref();
  }

  /** Waits for the round that is under way. */
  async close(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#round;
  }

  /** Looks at the log once, and signs if it is time; joins the round that is under way. */
  round(): Promise<void> {
    this.#round ??= asService('sealer', () => this.look()).finally(() => {
      this.#round = null;
      if (this.#isOurs) this.parts.afterLook?.();
    });
    return this.#round;
  }

  private async look(): Promise<void> {
    this.#lookedAt = this.now();
    try {
      const head = await this.parts.log.head();
      if (this.#quietAt === head) return;
      const isQuiet = await this.parts.store.exclusively(() => this.seal());
      this.#isOurs = isQuiet !== null;
      if (isQuiet === null) this.#unsigned = null; // another process is at it
      if (isQuiet === null) return;
      this.#quietAt = isQuiet ? head : null;
      this.#unsigned = null;
    } catch (error) {
      // whatever is known may be what is wrong
      [this.#tree, this.#quietAt] = [null, null];
      this.refuse(error);
    }
  }

  /** Whether nothing is left to sign. */
  private async seal(): Promise<boolean> {
    const tree = (this.#tree = await this.treeOfNow());
    const waiting = await tree.grow();
    if (waiting === 0) this.#waitingSince = null;
    if (waiting === 0 || !this.isTime(waiting)) return waiting === 0;
    await tree.sign();
    this.#waitingSince = null;
    return true;
  }

  /** The one that is known, unless the operator has opened another epoch or another process has gone on with it. */
  private async treeOfNow(): Promise<SealedTree> {
    const { log, store } = this.parts;
    const epoch = await epochOf(log);
    if (this.#tree?.epoch === epoch && (await store.end(epoch))?.size === this.#tree.size) return this.#tree;
    return SealedTree.open(this.parts, epoch);
  }

  private isTime(waiting: number): boolean {
    this.#waitingSince ??= this.now();
    return waiting >= this.parts.everyEvents || this.now() - this.#waitingSince >= this.parts.everyMs;
  }

  private now(): number {
    return (this.parts.elapsed ?? (() => performance.now()))();
  }

  private refuse(error: unknown): void {
    const { reason, sentence, remedy } = error instanceof NotSigned ? error : TROUBLE;
    const before = this.#unsigned;
    if (before?.reason === reason && before.sentence === sentence) return;
    this.#unsigned = { reason, sentence, remedy, since: this.parts.clock.now().toISOString() };
    this.parts.journal.alarm('the log stays unsigned', { reason, error });
  }
}

const TROUBLE = {
  reason: 'trouble',
  sentence: 'The log cannot be read, or its tree cannot be kept, at the moment.',
  remedy: 'It is tried again by itself; the journal of the service says what failed.',
} as const;
