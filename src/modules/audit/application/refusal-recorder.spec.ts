import { Streams } from '../../../infrastructure/messaging/streams.js';
import { MemoryEventLog } from '../../../infrastructure/event-log/memory/memory-event-log.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { AnyCommand } from '../../../shared-kernel/message.js';
import { Clock, Commands, type Sent } from '../../../shared-kernel/ports/messages.js';
import { Refusal, type RefusalDetails } from '../../../shared-kernel/refusal.js';
import { allOf } from '../../../shared-kernel/testing/log-witness.js';
import { refusals } from '../domain/refusals.js';
import { RefusalRecorder } from './refusal-recorder.js';

class HandClock extends Clock {
  seconds = 0;

  override now(): Date {
    return new Date(Date.UTC(2026, 10, 23, 12, 0, this.seconds));
  }
}

class Desks extends Commands {
  constructor(private readonly streams: Streams) {
    super();
  }

  override send(command: AnyCommand, context: CommandContext): Promise<Sent> {
    return this.streams.send(command, context);
  }

  override foresee(): Promise<never> {
    return Promise.reject(new Error('nothing here looks ahead'));
  }

  override perform(): Promise<never> {
    return Promise.reject(new Error('nothing here needs an errand'));
  }
}

const ROUTE = 'POST /v1/projects';
const refused = (details: RefusalDetails) => new Refusal('key_unusable', 'conflict', 'The key cannot be used.', details);
const byRule = refused({ rule: 'R42', reason: 'exhausted', keyLastFour: 'wxyz', prompt: 'what they wrote' });

const house = () => {
  const log = new MemoryEventLog();
  const clock = new HandClock();
  const recorder = new RefusalRecorder(new Desks(new Streams([refusals], log, clock)), clock);
  let requests = 0;
  const note = (refusal: Refusal, accountId: string | null = 'ada') => {
    const id = `request-${(requests += 1)}`;
    const whose = accountId === null ? {} : { accountId };
    recorder.note(refusal, { commandId: id, causationId: id, correlationId: id, actor: 'account:ada', ...whose }, ROUTE);
  };
  /** What the log has after everything was written. */
  const told = async () => {
    await recorder.onApplicationShutdown();
    return (await allOf(log.readStream('refusals-ada'))).map(({ type, data }) => ({ type, data }));
  };
  return { log, clock, note, told };
};

const head = { accountId: 'ada', code: 'key_unusable', rule: 'R42', route: ROUTE };
const recorded = { type: 'RefusalRecorded', data: { ...head, reason: 'exhausted', inputs: { keyLastFour: 'wxyz' } } };
const requestsAfterTheFirst = (count: number) => Array.from({ length: count }, (_, index) => `request-${index + 2}`);
const repeated = (count: number) => ({ type: 'RefusalRepeated', data: { ...head, count, requests: requestsAfterTheFirst(count) } });

type On = NonNullable<Refusal['on']>;
const decidedOn = (on: On): Refusal => Object.assign(refused({ rule: 'R33', reason: 'another_key_is_stored' }), { on });
const question = (fingerprint: string, limitedForSeconds: number) => ({ key: { status: 'usable', limitedForSeconds }, boundTo: { fingerprint } });

describe('the record of refusals', () => {
  it('records a refusal by a product rule, with the facts that the rule saw', async () => {
    const { note, told } = house();
    note(byRule);
    expect(await told()).toEqual([recorded]);
  });

  it('leaves refusals alone that no rule made, and people without an account', async () => {
    const { log, note, told } = house();
    note(refused({ reason: 'malformed' }));
    note(byRule, null);
    expect(await told()).toEqual([]);
    expect(await log.head()).toBe(await new MemoryEventLog().head());
  });

  it('counts the same refusal within a minute, and tells the count when the minute is over', async () => {
    const { clock, note, told } = house();
    for (const second of [0, 1, 59]) {
      clock.seconds = second;
      note(byRule);
    }
    clock.seconds = 60;
    note(byRule);
    expect(await told()).toEqual([recorded, repeated(2), recorded]);
  });

  it('tells what it has counted when the service stops', async () => {
    const { note, told } = house();
    note(byRule);
    note(byRule);
    expect(await told()).toEqual([recorded, repeated(1)]);
  });

  it('keeps all that the resolver was asked, and tells apart what was asked about another binding', async () => {
    const { note, told } = house();
    const asked = (fingerprint: string, seconds: number): On => ({ asked: 'who-pays', question: question(fingerprint, seconds) });
    for (const on of [asked('a', 7), asked('a', 6), asked('b', 5)]) note(decidedOn(on));
    expect(await told()).toMatchObject([
      { type: 'RefusalRecorded', data: { on: asked('a', 7) } },
      { type: 'RefusalRecorded', data: { on: asked('b', 5) } },
      { type: 'RefusalRepeated', data: { count: 1, requests: ['request-2'] } },
    ]);
  });

  it('keeps orders of figures alone, and no other order', async () => {
    const { note, told } = house();
    const ordered = (type: string): On => ({ asked: 'stream', stream: 'credits-ada', revision: 3, order: { type, data: { text: 'theirs' } } });
    note(decidedOn(ordered('HoldCredits')));
    expect(await told()).toMatchObject([{ data: { on: ordered('HoldCredits') } }]);
    const other = house();
    other.note(decidedOn(ordered('RenameProject')));
    expect(JSON.stringify(await other.told())).not.toContain('theirs');
  });

  it('keeps only facts that are on its list', async () => {
    const { note, told } = house();
    note(refused({ rule: 'R42', reason: 'exhausted', needed: '5', available: { microCredits: '1' }, title: 'mine', secret: 'sk-x' }));
    expect(await told()).toMatchObject([{ data: { inputs: { needed: '5', available: '{"microCredits":"1"}' } } }]);
    expect(JSON.stringify(await told())).not.toMatch(/mine|sk-x/);
  });
});
