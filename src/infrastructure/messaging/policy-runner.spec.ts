import type { CommandContext } from '../../shared-kernel/context.js';
import type { AnyCommand } from '../../shared-kernel/message.js';
import { policy, type Job } from '../../shared-kernel/policy.js';
import { START, type Position } from '../../shared-kernel/ports/event-log.js';
import { Clock, Commands, Jobs, type Sent } from '../../shared-kernel/ports/messages.js';
import { allOf, anEvent } from '../../shared-kernel/testing/log-witness.js';
import { MemoryEventLog } from '../event-log/memory/memory-event-log.js';
import { LineJournal } from './journal.js';
import { PolicyRunner } from './policy-runner.js';
import type { Checkpoint, ProjectionStore, Step } from './projection-store.js';
import { StreamDesk } from './stream-desk.js';
import { looseTill, tillCommands } from './testing/till.js';

/** Checkpoints of policies, which may be lost. */
class Checkpoints implements Pick<ProjectionStore, 'openPolicy' | 'savePolicy'> {
  at: Position = START;

  async openPolicy(): Promise<Checkpoint> {
    return { position: this.at, asOf: '' };
  }

  async savePolicy(_: string, { to }: Step): Promise<void> {
    this.at = to;
  }
}

/** Commands on a desk of their own, with a record of the orders. */
class Desk extends Commands {
  readonly orders: CommandContext[] = [];
  troubles = 0;

  constructor(private readonly desk: StreamDesk) {
    super();
  }

  async send(command: AnyCommand, context: CommandContext): Promise<Sent> {
    this.orders.push(context);
    if (this.troubles > 0) {
      this.troubles -= 1;
      throw new Error('the database is away');
    }
    return this.desk.send(command, context);
  }

  override foresee(): Promise<never> {
    return Promise.reject(new Error('nothing here looks ahead'));
  }

  override perform(): Promise<never> {
    return Promise.reject(new Error('a policy sends no errands'));
  }
}

class Queue extends Jobs {
  readonly added: (readonly [string, string])[] = [];

  override async add({ job }: Job, id: string): Promise<void> {
    this.added.push([job, id]);
  }
}

class Now extends Clock {
  override now(): Date {
    return new Date('2026-11-23T12:00:00.000Z');
  }
}

interface CoinFound {
  readonly type: 'CoinFound';
  readonly data: { readonly coin: string };
}

const keepCoins = policy<CoinFound>('spec.keep-coins-when-found', {
  CoinFound: ({ data: { coin } }) => [tillCommands.AddCoin({ till: '1', coin }), { job: 'spec.polish', data: { coin } }],
});

const house = () => {
  const log = new MemoryEventLog();
  const checkpoints = new Checkpoints();
  const desk = new Desk(new StreamDesk('till-1', looseTill, log, new Now()));
  const queue = new Queue();
  const lines: string[] = [];
  const runner = () => {
    const journal = new LineJournal(line => lines.push(line));
    return new PolicyRunner(keepCoins, log, checkpoints as unknown as ProjectionStore, desk, queue, journal);
  };
  const found = async (coin: string, type = 'CoinFound') => {
    const event = anEvent({ coin }, type);
    await log.append('street-1', 'any', [event]);
    return event;
  };
  const coins = async () => (await allOf(log.readStream('till-1'))).map(({ data }) => data['coin']);
  /** Runs until the policy has seen everything that was there. */
  const run = async () => {
    const head = await log.head();
    const running = runner();
    await running.start();
    while (running.state.position < head) await new Promise(resolve => setImmediate(resolve));
    await running.close();
  };
  return { checkpoints, desk, queue, lines, found, coins, run };
};

describe('a policy at work', () => {
  it('orders in its own name, because of the event, within the request that all began with', async () => {
    const { desk, found, coins, run } = house();
    const event = await found('a');
    await run();
    expect(desk.orders).toMatchObject([
      { causationId: event.id, correlationId: event.metadata.correlationId, actor: 'policy:spec.keep-coins-when-found' },
    ]);
    expect(await coins()).toEqual(['a']);
  });

  it('makes the same ids of the same event, so that a redelivered one orders nothing twice', async () => {
    const { checkpoints, desk, queue, found, coins, run } = house();
    await found('a');
    await found('b');
    await run();
    checkpoints.at = START;
    await run();
    const ids = desk.orders.map(({ commandId }) => commandId);
    expect(ids.slice(2)).toEqual(ids.slice(0, 2));
    expect(queue.added.slice(2)).toEqual(queue.added.slice(0, 2));
    expect(new Set([...ids, ...queue.added.map(([, id]) => id)]).size).toBe(4);
    expect(await coins()).toEqual(['a', 'b']);
  });

  it('goes on where it was, and sees each event that concerns it', async () => {
    const { desk, found, coins, run } = house();
    await found('a');
    await run();
    await found('x', 'SomethingElse');
    await found('b');
    await run();
    expect(desk.orders).toHaveLength(2);
    expect(await coins()).toEqual(['a', 'b']);
  });

  it('takes a refusal for an answer, notes its code and goes on', async () => {
    const { lines, queue, found, coins, run } = house();
    for (const coin of 'abcdefg') await found(coin);
    await run();
    expect(await coins()).toEqual([...'abcde']);
    expect(queue.added).toHaveLength(7);
    expect(lines.map(line => JSON.parse(line) as object)).toMatchObject(Array(2).fill({ what: 'policy was refused', reason: 'till_full' }));
  });

  it('tries trouble again until it is over, and leaves nothing out', async () => {
    const { desk, lines, found, coins, run } = house();
    for (const coin of 'abc') await found(coin);
    desk.troubles = 1;
    await run();
    expect(await coins()).toEqual(['a', 'b', 'c']);
    expect(lines.map(line => JSON.parse(line) as object)).toMatchObject([{ level: 'warn', what: 'policy tries again', tries: 1 }]);
    expect(lines.join('')).not.toContain('database');
  });
});
