import { MemoryEventLog } from '../event-log/memory/memory-event-log.js';
import { StreamDesk } from '../messaging/stream-desk.js';
import { looseTill, order, tillCommands } from '../messaging/testing/till.js';
import { fenced } from './fenced-gateway.js';
import { SystemClock } from '../system-clock.js';
import { JobWorker, Jobs, type Lane } from '../../shared-kernel/ports/messages.js';
import type { Job } from '../../shared-kernel/policy.js';
import type { Call, Credential, ProviderGateway } from '../../shared-kernel/ports/provider.js';
import { Office, type Clerk } from './testing/office.js';
import { WorkerInTurn } from './worker-in-turn.js';

class Later extends Jobs {
  readonly jobs: Job[] = [];

  override add(job: Job): Promise<void> {
    this.jobs.push(job);
    return Promise.resolve();
  }
}

/** Says when it begins, and goes on when it is let. */
class Errand extends JobWorker {
  readonly job = 'spec.errand';
  readonly lane: Lane = 'calls';
  readonly begun = Promise.withResolvers<AbortSignal>();
  readonly mayGoOn = Promise.withResolvers<void>();

  constructor(private readonly goOn: () => Promise<unknown> = () => Promise.resolve()) {
    super();
  }

  override exclusive({ taskId = '' }: Readonly<Record<string, string>>): string {
    return `task:${taskId}`;
  }

  async run(_data: Readonly<Record<string, string>>, signal: AbortSignal): Promise<void> {
    this.begun.resolve(signal);
    await this.mayGoOn.promise;
    await this.goOn();
  }
}

const never = new AbortController().signal;
const data = { taskId: '1' };

describe('work that no two processes do at the same time', () => {
  let office: Office;
  let one: Clerk;
  let other: Clerk;

  beforeAll(async () => {
    office = await Office.open();
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    [one, other] = [await office.clerk(), await office.clerk()];
    await one.join(false);
    // whoever hears later that another has joined says so much later that it lives, and is not taken for dead
    const heard = new Promise<void>(resolve => (one.sharing.onLook = ({ others }) => void (others.length > 0 && resolve())));
    await other.join(false);
    await heard;
  });
  afterEach(async () => {
    await Promise.all([one.close(), other.close()]);
  });

  const at = (clerk: Clerk, worker: Errand, jobs = new Later()) => new WorkerInTurn(worker, clerk.sharing.turns, jobs);
  /** As after a standstill that was longer than a lease: the database has it that the process is dead, and the process does not know it. */
  const standsStill = async (clerk: Clerk): Promise<void> => {
    await office.ask('update work.processes set expires_at = now() where number = $1', [(await clerk.living.life()).number]);
  };

  it('comes again soon where another process is at it, and goes on once that has ended', async () => {
    const [first, second, later] = [new Errand(), new Errand(), new Later()];
    const running = at(one, first).run(data, never);
    await first.begun.promise;
    await at(other, second, later).run(data, never);
    expect(later.jobs).toMatchObject([{ job: 'spec.errand', data }]);
    first.mayGoOn.resolve();
    await running;
    second.mayGoOn.resolve();
    await at(other, second, later).run(data, never);
    await second.begun.promise;
    expect(later.jobs).toHaveLength(1);
  });

  it('lets nothing be sent and nothing be written by whoever was taken over; neither is anything taken for its failure', async () => {
    const log = new MemoryEventLog();
    const sent: string[] = [];
    const provider = { text: () => Promise.resolve(sent.push('text')) } as unknown as ProviderGateway;
    const gateway = fenced(provider);
    const ends: unknown[] = [];
    const callsAndWrites = (desk: StreamDesk, coin: string) => async () => {
      const call = gateway.text({} as never, {} as Credential, {} as Call & { onDelta: () => void });
      ends.push(...(await Promise.allSettled([call])).map(({ status }) => status));
      const written = desk.send(tillCommands.AddCoin({ till: '1', coin }), order(coin));
      ends.push(...(await Promise.allSettled([written])).map(({ status }) => status));
      await written;
    };
    const desk = () => new StreamDesk('till-1', looseTill, log, new SystemClock());
    const [stalled, heir, later] = [new Errand(callsAndWrites(desk(), 'a')), new Errand(callsAndWrites(desk(), 'b')), new Later()];

    const running = at(one, stalled, later).run(data, never);
    await stalled.begun.promise;
    await standsStill(one);
    heir.mayGoOn.resolve();
    await at(other, heir).run(data, never);
    expect([ends, sent]).toEqual([['fulfilled', 'fulfilled'], ['text']]);

    stalled.mayGoOn.resolve();
    await running;
    expect(ends.slice(2)).toEqual(['rejected', 'rejected']);
    expect(sent).toEqual(['text']);
    const coins: unknown[] = [];
    for await (const { data: added } of log.readStream('till-1')) coins.push(added['coin']);
    expect(coins).toEqual(['b']);
    expect(later.jobs).toHaveLength(1);
  });

  it('is told that it was taken over as soon as its process looks', async () => {
    const stalled = new Errand();
    const running = at(one, stalled).run(data, never);
    const lost = await stalled.begun.promise;
    await standsStill(one);
    const heir = new Errand();
    const takenOver = at(other, heir).run(data, never);
    await heir.begun.promise;
    expect(lost.aborted).toBe(false);
    await one.join(false);
    expect(lost.aborted).toBe(true);
    stalled.mayGoOn.resolve();
    heir.mayGoOn.resolve();
    await Promise.all([running, takenOver]);
  });

  it('goes by whoever was first until that ends, for what is done again and again', async () => {
    const [turns, others] = [one.sharing.turns, other.sharing.turns];
    const did: string[] = [];
    const does = (who: string) => () => Promise.resolve(did.push(who));
    await turns.alone('chores', does('one'));
    await others.alone('chores', does('other'));
    await turns.alone('chores', does('one'));
    expect(did).toEqual(['one', 'one']);
    await one.close();
    await others.alone('chores', does('other'));
    expect(did).toEqual(['one', 'one', 'other']);
  });

  it('goes on under a lease that nobody took, also when the session was lost meanwhile; and waits for its turn where it must', async () => {
    const [errand, waited] = [new Errand(), new Errand()];
    const running = at(one, errand).run(data, never);
    const lost = await errand.begun.promise;
    await office.cutLife(one);
    await one.join(false);
    expect(lost.aborted).toBe(false);
    const inTurn = other.sharing.turns.inTurn('task:1', () => waited.run(data, never));
    errand.mayGoOn.resolve();
    await running;
    waited.mayGoOn.resolve();
    await inTurn;
    await expect(waited.begun.promise).resolves.toBe(never);
  });
});
