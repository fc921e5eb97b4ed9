import type { MediaEngine } from '../../shared-kernel/ports/media-engine.js';
import { chooseMediaEngine } from '../media/choose-media-engine.js';
import { MemoryEventLog } from '../event-log/memory/memory-event-log.js';
import { ProjectionFleet } from '../messaging/projection-fleet.js';
import type { ProjectionRunner } from '../messaging/projection-runner.js';
import type { Sealing, Unsigned } from '../../shared-kernel/ports/transparency.js';
import type { SealedLog } from '../transparency/sealed-log.js';
import type { QueueDesk } from '../../shared-kernel/ports/work-desk.js';
import { HealthController } from './health.controller.js';

const runner = (health: 'running' | 'stopped') => ({ projection: { name: 'a' }, state: { name: 'a', health } }) as unknown as ProjectionRunner;

const queue = {
  lanes: () =>
    Promise.resolve([
      { lane: 'media', paused: true },
      { lane: 'calls', paused: false },
    ]),
} as unknown as QueueDesk;

describe('the health of the service', () => {
  let engine: MediaEngine;

  beforeAll(async () => {
    engine = await chooseMediaEngine({ KEYREEL_MEDIA_ENGINE: 'npm' });
  });

  const sealing = (unsigned: Unsigned | null): Sealing => ({ identity: 'a', epoch: 1, sealedUpTo: 3, behindBy: 2, unsigned });
  const health = (state: 'running' | 'stopped', unsigned: Unsigned | null = null) => {
    const transparency = { sealing: () => Promise.resolve(sealing(unsigned)) } as unknown as SealedLog;
    return new HealthController(new MemoryEventLog(), engine, { simulated: true }, new ProjectionFleet([runner(state)]), transparency, queue);
  };

  it('is ready while every projection runs', async () => {
    expect(await health('running').ready()).toEqual({ status: 'ok' });
  });

  it('is not_ready, and says which, when a projection has stopped', async () => {
    await expect(health('stopped').ready()).rejects.toMatchObject({
      code: 'not_ready',
      details: { reason: 'projection_stopped', projections: ['a'] },
    });
  });

  it('says how far the log is signed, and is red, with what to do about it, while it is not', async () => {
    await expect(health('running').sealing()).resolves.toEqual(sealing(null));
    const unsigned = { reason: 'key_missing', sentence: 'The key is missing.', remedy: 'Restore it.', since: '2026-11-26T12:00:00.000Z' } as const;
    await expect(health('running', unsigned).sealing()).rejects.toMatchObject({ code: 'log_not_sealed', details: { ...unsigned, sealedUpTo: 3 } });
    expect(await health('running', unsigned).show()).toMatchObject({ status: 'failing', sealing: { unsigned } });
    expect(await health('running', unsigned).ready()).toEqual({ status: 'ok' }); // work goes on
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
