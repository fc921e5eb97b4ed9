import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { reach } from '../api/client.js';
import { PERSON } from '../api/session.js';
import { touched, type News } from './touched.js';

/** `open`: news come by themselves. `polling`: they are asked for. `unreachable`: nobody answers. `offline`: there is nobody to ask. */
type LineState = 'open' | 'polling' | 'unreachable' | 'offline';

const GATHER_MS = 150;
const TICK_MS = 5_000;
/** A clock that jumped this far stood still: the machine slept, and its line may be dead without knowing. */
const SLEPT_MS = 30_000;
/** A tab that nobody looks at gives its connection back: a browser has few of them for one host. */
const HIDDEN_MS = 60_000;
const POLL_MS = 10_000;
const PATIENCE = 3;
const LONGEST_PAUSE_MS = 30_000;

let state: LineState = 'open';
const watchers = new Set<() => void>();
const become = (next: LineState): void => {
  if (state === next) return;
  state = next;
  watchers.forEach(tell => tell());
};

/** Whether whoever was asked has answered, while news do not come by themselves. */
export const noteAnswered = (answered: boolean): void => {
  if (state !== 'open') become(answered ? 'polling' : navigator.onLine ? 'unreachable' : 'offline');
};

/** The account's one line to the service in this tab. */
class Line {
  private source: EventSource | null = null;
  private stale: readonly QueryKey[] | 'everything' = [];
  private gathering: ReturnType<typeof setTimeout> | null = null;
  private reopening: ReturnType<typeof setTimeout> | null = null;
  private failures = 0;
  private tickedAt = Date.now();
  private polledAt = 0;
  private hiddenAt: number | null = document.hidden ? Date.now() : null;
  private readonly ticking: ReturnType<typeof setInterval>;

  constructor(private readonly queries: QueryClient) {
    this.ticking = setInterval(this.tick, TICK_MS);
    document.addEventListener('visibilitychange', this.looked);
    window.addEventListener('online', this.reopen);
    this.open();
  }

  close(): void {
    clearInterval(this.ticking);
    document.removeEventListener('visibilitychange', this.looked);
    window.removeEventListener('online', this.reopen);
    if (this.gathering !== null) clearTimeout(this.gathering);
    this.hangUp();
  }

  private open(): void {
    const source = new EventSource('/v1/events');
    this.source = source;
    source.addEventListener('open', () => {
      this.failures = 0;
      become('open');
    });
    source.addEventListener('news', this.heard);
    source.addEventListener('error', () => this.broke(source));
  }

  private hangUp(): void {
    if (this.reopening !== null) clearTimeout(this.reopening);
    this.reopening = null;
    this.source?.close();
    this.source = null;
  }

  private readonly reopen = (): void => {
    this.hangUp();
    this.open();
  };

  private readonly heard = (event: MessageEvent<string>): void => {
    reach(event.lastEventId);
    const keys = touched(JSON.parse(event.data) as News);
    this.stale = keys === null || this.stale === 'everything' ? 'everything' : [...this.stale, ...keys];
    this.gathering ??= setTimeout(this.tellQueries, GATHER_MS);
  };

  private readonly tellQueries = (): void => {
    this.gathering = null;
    const { stale } = this;
    this.stale = [];
    if (stale === 'everything') void this.queries.invalidateQueries();
    else for (const queryKey of distinct(stale)) void this.queries.invalidateQueries({ queryKey });
  };

  /**
   * The browser tries again by itself and resumes where it was, unless the service answered that it will not have it. A service that goes asks it to be
   * quick about that, since another process may answer; where none does, it is asked less and less.
   */
  private broke(source: EventSource): void {
    this.failures += 1;
    if (this.failures < PATIENCE && source.readyState !== EventSource.CLOSED) return;
    if (this.failures >= PATIENCE && state === 'open') become(navigator.onLine ? 'polling' : 'offline');
    this.hangUp();
    // whether somebody is still signed in is the first thing to know
    void this.queries.invalidateQueries({ queryKey: PERSON });
    this.reopening = setTimeout(this.reopen, Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** this.failures));
  }

  private readonly tick = (): void => {
    const now = Date.now();
    const slept = now - this.tickedAt > SLEPT_MS;
    this.tickedAt = now;
    if (this.hiddenAt !== null) {
      if (now - this.hiddenAt > HIDDEN_MS) this.hangUp();
      return;
    }
    if (slept) return this.reopen();
    if (state !== 'open' && now - this.polledAt >= POLL_MS) {
      this.polledAt = now;
      void this.queries.invalidateQueries();
    }
  };

  private readonly looked = (): void => {
    this.hiddenAt = document.hidden ? Date.now() : null;
    if (!document.hidden && this.source === null) this.reopen();
  };
}

const distinct = (keys: readonly QueryKey[]): QueryKey[] => [...new Map(keys.map(key => [JSON.stringify(key), key])).values()];

/** Keeps what is shown true for as long as somebody is signed in. Used once, by the shell. */
export const useLive = (): void => {
  const queries = useQueryClient();
  useEffect(() => {
    const line = new Line(queries);
    return () => line.close();
  }, [queries]);
};

/** How the page hears of news now. */
export const useLineState = (): LineState =>
  useSyncExternalStore(
    tell => {
      watchers.add(tell);
      return () => watchers.delete(tell);
    },
    () => state,
  );
