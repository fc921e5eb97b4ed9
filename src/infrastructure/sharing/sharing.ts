import { START } from '../../shared-kernel/ports/event-log.js';
import type { Journal } from '../messaging/journal.js';
import type { PolicyRunner } from '../messaging/policy-runner.js';
import type { ProjectionRunner, SubscriberState } from '../messaging/projection-runner.js';
import type { Whereabouts } from '../messaging/runner-desk.js';
import type { LivingRunner } from '../postgres/living-runner.js';
import type { ProgressStore } from '../postgres/progress-store.js';
import { SHARING, type Look } from '../postgres/lease-store.js';
import { Membership } from './membership.js';
import { ProgressBoard } from './progress-board.js';
import { SharedRunners } from './shared-runners.js';
import { Turns } from './turns.js';

export interface SharingParts {
  readonly living: LivingRunner;
  readonly progress: ProgressStore;
  readonly journal: Journal;
  /** What a process holds is free so long after it said last that it lives. */
  readonly leaseMs: number;
}

type Runner = ProjectionRunner | PolicyRunner;

/** A process says so often within the time of a lease that it lives. */
const BEATS_OF_A_LEASE = 3;

const RETRY = 'retry ';

/**
 * This process among the others that work on the same database: who runs which projection and policy, whose turn a piece of work is, and how far
 * subscribers are that run elsewhere. Alone it costs one statement now and then.
 */
export class Sharing implements Whereabouts {
  readonly board: ProgressBoard;
  readonly turns: Turns;
  /** Told what every look has shown. */
  onLook: ((look: Look) => void) | undefined;
  private readonly membership: Membership;
  private readonly runners = new Map<string, Runner>();
  private readonly shared: SharedRunners;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | null = null;
  private following: Promise<void> | null = null;
  private looksAgain = false;
  private hasLeft = false;
  private rebuilds: Look['rebuilds'] = [];
  private orphans: ReadonlyMap<string, number> = new Map();

  constructor(private readonly parts: SharingParts) {
    const { living, leaseMs, progress, journal } = parts;
    this.membership = new Membership(living, leaseMs);
    this.turns = new Turns(this.membership);
    this.shared = new SharedRunners(this.membership, journal, () => this.lookSoon());
    this.board = new ProgressBoard(progress, name => {
      const [runner, epoch] = [this.runners.get(name), this.shared.epochOf(name)];
      return runner && epoch !== null ? { state: runner.state, epoch } : null;
    });
    living.listen(SHARING, news => this.hear(news));
  }

  /**
   * Joins the others with these subscribers, or with these as well, and where it `runs` them takes its share; answers once those run that nobody
   * else has in hand.
   */
  async join(runners: readonly Runner[], { runs }: { readonly runs: boolean }): Promise<void> {
    for (const runner of runners) {
      this.runners.set(runner.name, runner);
      if (runs) this.shared.canRun(runner);
      runner.onMove = () => this.board.move(runner.name);
    }
    this.membership.canRun(this.shared.runs);
    await Promise.allSettled([this.looking, this.following]);
    await this.look();
    await this.following;
    if (this.membership.others.length > 0) await this.membership.tell('joined');
    this.timer ??= setInterval(() => this.lookSoon(), this.parts.leaseMs / BEATS_OF_A_LEASE).unref();
  }

  /** Whether this process runs the subscriber now. */
  isHere(name: string): boolean {
    return this.shared.epochOf(name) !== null;
  }

  /** How a subscriber is that another process runs, as it was when it was asked last. */
  elsewhere(own: SubscriberState): SubscriberState {
    const state = this.board.last(own.name) ?? { ...own, position: START, asOf: '', health: 'running', trouble: null, parked: null };
    return this.isOrphaned(own.name) ? { ...state, health: 'stopped', trouble: 'no process runs it' } : state;
  }

  /** Asks anew how those are that run elsewhere. */
  refresh(): Promise<void> {
    return this.board.ask();
  }

  /** Has whoever runs the subscriber try again at once. */
  retryElsewhere(name: string): Promise<void> {
    return this.membership.tell(`${RETRY}${name}`);
  }

  /** As of the last look. */
  rebuildOf(name: string): Look['rebuilds'][number] | null {
    return this.rebuilds.find(({ projection }) => projection === name) ?? null;
  }

  /** Something has changed that every process should look at. */
  async changed(): Promise<void> {
    await this.membership.tell('changed');
  }

  /** Runs no subscriber from now on, so that others go on with them at once; whatever else is in hand here goes on. */
  async rest(): Promise<void> {
    this.membership.canRun([]);
    await Promise.allSettled([this.looking, this.following]);
    await this.shared.rest().catch((error: unknown) => this.notGivenBack(error));
  }

  /** Gives back all that it holds; called once nothing is in hand any more. */
  async leave(): Promise<void> {
    if (this.hasLeft) return;
    await this.rest();
    this.hasLeft = true;
    clearInterval(this.timer);
    this.board.close();
    await Promise.allSettled([this.looking, this.following]);
    await this.membership.leave().catch((error: unknown) => this.notGivenBack(error));
  }

  private notGivenBack(error: unknown): void {
    this.parts.journal.warn('leases could not be given back', { error });
  }

  /** Looks who lives and who holds what. What follows from it may take its time: this process says meanwhile that it lives. */
  private async look(): Promise<void> {
    const before = this.turns.held;
    const look = await this.membership.look([...this.runners.keys()]);
    this.turns.compare(before, look.leases, this.membership.number);
    this.orphans = this.orphansIn(look);
    this.rebuilds = look.rebuilds;
    this.board.company(look.others.length > 0, this.shared.here);
    if (this.hasLeft) return;
    this.onLook?.(look);
    if (this.following) this.looksAgain = true;
    else this.following = this.follow(look);
  }

  private async follow(look: Look): Promise<void> {
    try {
      await this.shared.follow(look);
      if (look.others.length > 0) await this.board.ask();
    } finally {
      this.following = null;
      this.lookOnceMore();
    }
  }

  private lookSoon(): void {
    if (this.hasLeft) return;
    if (this.looking) {
      this.looksAgain = true;
      return;
    }
    const trouble = (error: unknown): void => this.parts.journal.warn('the other processes cannot be seen', { error });
    this.looking = this.look()
      .then(() => void this.following?.catch(trouble), trouble)
      .finally(() => {
        this.looking = null;
        if (!this.following) this.lookOnceMore();
      });
  }

  private lookOnceMore(): void {
    const isWanted = this.looksAgain;
    this.looksAgain = false;
    if (isWanted) this.lookSoon();
  }

  private hear(news: string): void {
    if (!news.startsWith(RETRY)) return this.lookSoon();
    const name = news.slice(RETRY.length);
    if (!this.isHere(name)) return;
    const again = this.runners.get(name)?.retry();
    again?.catch((error: unknown) => this.parts.journal.warn('a subscriber could not try again', { error }));
  }

  /** Nobody that lives has run it for longer than a hand-over takes. */
  private isOrphaned(name: string): boolean {
    const since = this.orphans.get(name);
    return since !== undefined && performance.now() - since > 2 * this.parts.leaseMs;
  }

  private orphansIn({ others, leases }: Look): ReadonlyMap<string, number> {
    const living = new Set([this.membership.number, ...others.map(({ number }) => number)]);
    const held = new Set(leases.filter(({ holder }) => living.has(holder)).map(({ name }) => name));
    const orphans = [...this.runners.keys()].filter(name => !held.has(name));
    return new Map(orphans.map(name => [name, this.orphans.get(name) ?? performance.now()]));
  }
}
