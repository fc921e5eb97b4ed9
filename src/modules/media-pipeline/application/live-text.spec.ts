import { firstValueFrom, toArray } from 'rxjs';
import { SystemClock } from '../../../infrastructure/system-clock.js';
import { LiveLine, NobodyElse } from '../../../shared-kernel/ports/live-line.js';
import { LiveProgress } from './live-progress.js';
import { LiveText } from './live-text.js';
import { LiveTextElsewhere } from './live-text-elsewhere.js';

/** The end of a line between two processes of this spec. */
class LineEnd extends LiveLine {
  readonly hasOthers = true;
  other: LineEnd | null = null;
  readonly said: object[] = [];
  private readonly listeners = new Map<string, Set<(message: unknown) => void>>();

  tell(topic: string, _accountId: string, message: object): void {
    this.said.push(message);
    for (const listener of this.other?.listeners.get(topic) ?? []) listener(structuredClone(message));
  }

  heard(topic: string, listener: (message: unknown) => void): () => void {
    const listeners = this.listeners.get(topic) ?? new Set();
    this.listeners.set(topic, listeners.add(listener));
    return () => void listeners.delete(listener);
  }
}

const ADA = '018f0000-0000-7000-8000-00000000000a';
const WORDS = 'Once upon a time there was a text. '.repeat(80);

describe('what one process does, and another shows', () => {
  let api: LineEnd;
  let worker: LineEnd;

  beforeEach(() => {
    [api, worker] = [new LineEnd(), new LineEnd()];
    [api.other, worker.other] = [worker, api];
  });

  it('is a text in the making, whole and in order, from wherever its reader had come', async () => {
    const writing = new LiveText(worker);
    const reading = new LiveTextElsewhere(api);
    writing.begin('t1', ADA);
    writing.add('t1', WORDS.slice(0, 2_000));
    expect(worker.said).toEqual([]); // nobody listens
    const pieces = await reading.from(ADA, 't1', 10);
    if (!pieces) throw new Error('nobody writes it');
    const read = firstValueFrom(pieces.pipe(toArray()));
    writing.add('t1', WORDS.slice(2_000));
    writing.add('t2', 'of another text');
    writing.end('t1');
    const all = await read;
    expect(all.map(({ text }) => text).join('')).toBe(WORDS.slice(10));
    expect(
      all.every(
        ({ offset, text }, at) => offset === (all[at - 1] ? (all[at - 1]?.offset ?? 0) + (all[at - 1]?.text.length ?? 0) : 10) && text !== '',
      ),
    ).toBe(true);
    expect(await reading.from(ADA, 't1', 0)).toBeNull();
  });

  it('is what moves, until it is over', () => {
    const [working, shown] = [new LiveProgress(new SystemClock(), worker), new LiveProgress(new SystemClock(), api)];
    const heard: number[] = [];
    shown.changes.subscribe(({ percent }) => heard.push(percent));
    working.report({ taskId: 't1', accountId: ADA, projectId: 'p1' }, 'writing', 0.5);
    expect(shown.of('t1')).toMatchObject({ percent: 50, step: 'writing' });
    working.forget('t1');
    expect(shown.of('t1')).toBeNull();
    expect(heard).toEqual([50]);
  });

  it('does not fall back where it begins anew, in another process or in the same', () => {
    const [first, second, shown] = [worker, worker, api].map(line => new LiveProgress(new SystemClock(), line)) as [
      LiveProgress,
      LiveProgress,
      LiveProgress,
    ];
    const task = { taskId: 't1', accountId: ADA, projectId: 'p1' };
    const percents: number[] = [];
    const look = () => percents.push(shown.reached('t1'));
    first.report(task, 'writing', 0.6);
    look();
    first.forget('t1');
    look();
    second.report(task, 'writing', 0.1);
    look();
    second.report(task, 'writing', 0.7);
    look();
    expect(percents).toEqual([60, 60, 60, 70]);
    first.report(task, 'writing', 0.1);
    expect(first.of('t1')).toMatchObject({ percent: 60 });
  });

  it('is nothing where there is only one process', async () => {
    expect(await new LiveTextElsewhere(new NobodyElse()).from(ADA, 't1', 0)).toBeNull();
  });
});
