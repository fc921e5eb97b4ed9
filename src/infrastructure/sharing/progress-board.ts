import type { Position } from '../../shared-kernel/ports/event-log.js';
import type { ProgressStore, Running } from '../postgres/progress-store.js';
import type { SubscriberState } from '../messaging/projection-runner.js';

/** At most so often it is told how far the subscribers of this process are, and asked how far those of others are. */
const TELL_EVERY_MS = 20;
const ASK_EVERY_MS = 15;

/**
 * How far subscribers are that other processes run. What a process has seen it tells in the database, many subscribers in one statement, and only
 * while there is another process that might ask; what others have seen is asked for while somebody waits for it.
 */
export class ProgressBoard {
  private known: ReadonlyMap<string, SubscriberState> = new Map();
  private readonly moved = new Set<string>();
  private hasCompany = false;
  private telling: NodeJS.Timeout | undefined;
  private asking: Promise<void> | null = null;

  constructor(
    private readonly store: ProgressStore,
    private readonly running: (name: string) => Running | null,
  ) {}

  /** How far it was when it was last asked about; what it has seen stays seen. */
  last(name: string): SubscriberState | null {
    return this.known.get(name) ?? null;
  }

  /** Whether there is another process; what it may not have been told is told. */
  company(isThere: boolean, names: Iterable<string>): void {
    this.hasCompany = isThere;
    for (const name of isThere ? names : []) this.move(name);
  }

  /** A subscriber of this process has moved. */
  move(name: string): void {
    if (!this.hasCompany) return;
    this.moved.add(name);
    this.telling ??= setTimeout(() => void this.tell(), TELL_EVERY_MS);
  }

  /** Tells what has moved since it was told last; what could not be told is told with the next. */
  async tell(): Promise<void> {
    clearTimeout(this.telling);
    const names = [...this.moved];
    this.moved.clear();
    try {
      await this.store.tell(names.flatMap(name => this.running(name) ?? []));
    } catch {
      for (const name of names) this.moved.add(name);
    }
    this.telling = undefined;
    if (this.moved.size > 0 && this.hasCompany) this.telling = setTimeout(() => void this.tell(), TELL_EVERY_MS);
  }

  /** Waits until others have seen it; false when time is up, where it has stopped, or when it is no longer of interest. */
  async reached(name: string, position: Position, until: number, isOver: () => boolean): Promise<boolean> {
    for (;;) {
      await this.ask().catch(() => undefined); // a database that is away is waited for
      const state = this.known.get(name);
      if (state && state.position >= position) return true;
      if (state?.health === 'stopped' || performance.now() > until || isOver()) return false;
      await new Promise(resolve => setTimeout(resolve, ASK_EVERY_MS));
    }
  }

  /** Asks how far all are; whoever asks meanwhile is answered with the next, which is begun after its question. */
  async ask(): Promise<void> {
    const before = this.asking;
    await before?.catch(() => undefined);
    if (this.asking === before) this.asking = this.read();
    await this.asking;
  }

  close(): void {
    this.hasCompany = false;
    clearTimeout(this.telling);
    this.telling = undefined;
  }

  private async read(): Promise<void> {
    this.known = new Map((await this.store.ask()).map(state => [state.name, state]));
  }
}
