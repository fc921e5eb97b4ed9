import { Readable } from 'node:stream';
import { interval, NEVER, Subscription, type Observable } from 'rxjs';

/** One Server-Sent Event; the id is what a client resumes after. */
export interface LiveEvent {
  readonly id: string;
  readonly event: string;
  readonly data: object;
}

/** An answer that goes on: events as they happen, resumable after any of them. */
export class LiveAnswer {
  constructor(readonly events: Observable<LiveEvent>) {}
}

/** Answers with Server-Sent Events. The stream should begin after `@LastEventId()`; its end or error ends the answer. */
export const live = (events: Observable<LiveEvent>): LiveAnswer => new LiveAnswer(events);

/** What keeps an open stream honest. */
export interface LiveOptions {
  /** Each beat sends a comment, so that proxies keep the line open, and asks whether the session still stands. */
  readonly beats?: Observable<unknown>;
  readonly stillSignedIn?: (() => Promise<boolean>) | undefined;
  /** Each asks the same, at once. */
  readonly signOuts?: Observable<unknown> | undefined;
  /** The process goes: the reader finds another one at once. */
  readonly leaving?: Observable<unknown>;
}

/** Characters that may wait for a reader that is slow; beyond them it is cut off and resumes by its last event's id. */
const MOST_WAITING = 1024 * 1024;
const BEAT_MS = 15_000;

const line = (text: string): string => text.replace(/[\r\n\0]/g, '');

/** One event as it goes over the wire; JSON has no raw line breaks, so one data line is enough. */
export const frameOf = ({ id, event, data }: LiveEvent): string => `id: ${line(id)}\nevent: ${line(event)}\ndata: ${JSON.stringify(data)}\n\n`;

/** The bytes of a stream of events, for as long as reader, session and stream last. */
export const liveBytes = (
  events: Observable<LiveEvent>,
  { beats = interval(BEAT_MS), stillSignedIn, signOuts = NEVER, leaving = NEVER }: LiveOptions = {},
): Readable => {
  const following = new Subscription();
  const bytes = new Readable({
    encoding: 'utf8',
    read: () => undefined,
    destroy: (error, done) => {
      following.unsubscribe();
      done(error);
    },
  });
  const end = () => {
    following.unsubscribe();
    if (!bytes.readableEnded && !bytes.destroyed) bytes.push(null);
  };
  const push = (text: string) => {
    if (bytes.destroyed || following.closed) return;
    if (bytes.readableLength + text.length > MOST_WAITING) end();
    else bytes.push(text);
  };
  const look = async () => {
    if (stillSignedIn && !(await stillSignedIn().catch(() => true))) end();
  };
  push('retry: 2000\n\n');
  following.add(events.subscribe({ next: event => push(frameOf(event)), error: end, complete: end }));
  following.add(
    beats.subscribe(() => {
      push(': still here\n\n');
      void look();
    }),
  );
  following.add(signOuts.subscribe(() => void look()));
  following.add(
    leaving.subscribe(() => {
      push('retry: 100\n: another process goes on\n\n');
      end();
    }),
  );
  return bytes;
};

/** Headers of a stream of events: nothing between us and the reader may keep, join or pack it. */
export const LIVE_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
} as const;
