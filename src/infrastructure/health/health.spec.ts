import type { MediaEngine } from '../../shared-kernel/ports/media-engine.js';
import { chooseMediaEngine } from '../media/choose-media-engine.js';
import type { Position } from '../../shared-kernel/ports/event-log.js';
import type { SubscriberState } from '../messaging/projection-runner.js';
import type { Sealing, Unsigned } from '../../shared-kernel/ports/transparency.js';
import type { SealedLog } from '../transparency/sealed-log.js';
import type { QueueDesk } from '../../shared-kernel/ports/work-desk.js';
import { policiesCheck, projectionsCheck, sealerCheck } from './checks.js';
import { HealthChecks } from './health-checks.js';
import { HealthController } from './health.controller.js';
import { Lag } from './lag.js';
import { Readiness } from './readiness.js';

const at = (position: string): Position => position as Position;
const subscriber = (state: Partial<SubscriberState>): SubscriberState => ({
  ...{ name: 'a', position: at('5'), asOf: '', health: 'running', trouble: null, parked: null },
  ...state,
});

const queue = {
  lanes: () =>
    Promise.resolve([
      { lane: 'media', paused: true },
      { lane: 'calls', paused: false },
    ]),
} as unknown as QueueDesk;

describe('the health of the service', () => {
  let engine: MediaEngine;
  let readiness: Readiness;

  beforeEach(() => {
    readiness = new Readiness();
  });

  beforeAll(async () => {
    engine = await chooseMediaEngine({ KEYREEL_MEDIA_ENGINE: 'npm' });
  });

  const sealing = (unsigned: Unsigned | null): Sealing => ({ identity: 'a', epoch: 1, sealedUpTo: 3, behindBy: 2, unsigned });
  const health = (state: 'running' | 'stopped', unsigned: Unsigned | null = null) => {
    const transparency = { sealing: () => Promise.resolve(sealing(unsigned)) } as unknown as SealedLog;
    const checks = new HealthChecks().add(
      projectionsCheck(() => [subscriber({ health: state })], new Lag()),
      sealerCheck(transparency, false),
    );
    return new HealthController(engine, { simulated: true }, checks, readiness, transparency, queue);
  };

  it('is ready while every projection runs', async () => {
    const { status, checks } = await health('running').ready();
    expect(status).toBe('ok');
    expect(checks).toEqual([
      { name: 'projections', status: 'ok', needed: true },
      { name: 'sealer', status: 'ok', needed: false },
    ]);
  });

  it('is not_ready from the beginning of a drain on, while it still lives', async () => {
    readiness.drain();
    await expect(health('running').ready()).rejects.toMatchObject({ code: 'not_ready', details: { reason: 'draining' } });
    expect(health('running').live()).toEqual({ status: 'ok' });
  });

  it('is not_ready, and says which, when a projection has stopped', async () => {
    await expect(health('stopped').ready()).rejects.toMatchObject({
      code: 'not_ready',
      details: {
        reason: 'projection_stopped',
        names: ['a'],
        checks: [
          { name: 'projections', status: 'failing' },
          { name: 'sealer', status: 'ok' },
        ],
      },
    });
  });

  it('says how far the log is signed, and is red, with what to do about it, while it is not', async () => {
    await expect(health('running').sealing()).resolves.toEqual(sealing(null));
    const unsigned = { reason: 'key_missing', sentence: 'The key is missing.', remedy: 'Restore it.', since: '2026-11-26T12:00:00.000Z' } as const;
    await expect(health('running', unsigned).sealing()).rejects.toMatchObject({ code: 'log_not_sealed', details: { ...unsigned, sealedUpTo: 3 } });
    expect(await health('running', unsigned).show()).toMatchObject({ status: 'failing', sealing: { unsigned } });
    const ready = await health('running', unsigned).ready(); // work goes on
    expect(ready).toMatchObject({ status: 'ok', checks: [{ name: 'projections' }, { name: 'sealer', status: 'failing', reason: 'key_missing' }] });
  });

  it('says what media are worked on with, and how foreign ones are fenced in', async () => {
    const { provider, media } = await health('running').show();
    expect(provider).toBe('simulated');
    expect(media.engine).toBe('npm');
    expect(['bubblewrap', 'limits', 'process']).toContain(media.sandbox);
  });

  it('says which lanes of the queue are paused', async () => {
    expect((await health('running').show()).pausedQueues).toEqual(['media']);
  });
});

describe('subscribers as a probe sees them', () => {
  let now = 0;
  const lag = new Lag(() => now);
  const behind = projectionsCheck(() => [subscriber({ name: 'a', position: at('5') }), subscriber({ name: 'b', position: at('3') })], lag);

  it('borne for two minutes, then red, and green again once it has caught up', async () => {
    lag.note(at('3'));
    now += 200_000;
    expect(await behind.look()).toBeNull(); // whoever has seen the head lacks nothing
    lag.note(at('4'));
    now += 120_000;
    expect(await behind.look()).toBeNull();
    now += 1;
    expect(await behind.look()).toMatchObject({ reason: 'projection_behind', names: ['b'] });
    expect(await projectionsCheck(() => [subscriber({ position: at('4') })], lag).look()).toBeNull();
  });

  it('tells of a policy that is parked, and goes on taking requests', async () => {
    const parked = { type: 'CoinAdded', position: at('5'), trouble: 'RangeError', tries: 3 };
    const check = policiesCheck(() => [subscriber({ name: 'audit.a' }), subscriber({ name: 'audit.b', parked })]);
    expect(check.needed).toBe(false);
    expect(await check.look()).toMatchObject({ reason: 'policy_parked', names: ['audit.b'] });
  });
});

describe('the checks of a process', () => {
  const check = (look: () => Promise<null>) => ({ name: 'a', needed: true, lost: { reason: 'a_lost', sentence: 'It is lost.' }, look });

  it('are looked at once a second at most, however many ask', async () => {
    let [now, looks] = [0, 0];
    const checks = new HealthChecks(() => now).add(check(() => Promise.resolve(void (looks += 1)).then(() => null)));
    await Promise.all([checks.states(), checks.states(), checks.states()]);
    await checks.states();
    expect(looks).toBe(1);
    now += 1_000;
    await checks.states();
    expect(looks).toBe(2);
  });

  it('are red when they do not answer, without asking again beside the question that hangs, and green once that is answered', async () => {
    let [now, looks] = [0, 0];
    const hanging = Promise.withResolvers<null>();
    const checks = new HealthChecks(() => now, 1).add(
      check(() => {
        looks += 1;
        return hanging.promise;
      }),
    );
    expect(await checks.states()).toMatchObject([{ trouble: { reason: 'a_lost' } }]);
    now += 1_000;
    expect(await checks.states()).toMatchObject([{ trouble: { reason: 'a_lost' } }]);
    expect(looks).toBe(1);
    now += 1_000;
    hanging.resolve(null);
    expect(await checks.states()).toMatchObject([{ trouble: null }]);
    expect(looks).toBe(1);
  });

  it('quote nothing of what was thrown, and are replaced by name', async () => {
    const checks = new HealthChecks().add(check(() => Promise.reject(new Error('postgres://user:secret@host'))));
    expect(JSON.stringify(await checks.states())).not.toContain('secret');
    checks.add(check(() => Promise.resolve(null)));
    expect(await checks.states()).toEqual([{ name: 'a', needed: true, trouble: null }]);
  });
});
