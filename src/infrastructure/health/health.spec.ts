import type { MediaEngine } from '../../shared-kernel/ports/media-engine.js';
import { chooseMediaEngine } from '../media/choose-media-engine.js';
import { MemoryEventLog } from '../event-log/memory/memory-event-log.js';
import { ProjectionFleet } from '../messaging/projection-fleet.js';
import type { ProjectionRunner } from '../messaging/projection-runner.js';
import { HealthController } from './health.controller.js';

const runner = (health: 'running' | 'stopped') => ({ projection: { name: 'a' }, state: { name: 'a', health } }) as unknown as ProjectionRunner;

describe('the health of the service', () => {
  let engine: MediaEngine;

  beforeAll(async () => {
    engine = await chooseMediaEngine({ KEYREEL_MEDIA_ENGINE: 'npm' });
  });

  const health = (state: 'running' | 'stopped') =>
    new HealthController(new MemoryEventLog(), engine, { simulated: true }, new ProjectionFleet([runner(state)]));

  it('is ready while every projection runs', async () => {
    expect(await health('running').ready()).toEqual({ status: 'ok' });
  });

  it('is not_ready, and says which, when a projection has stopped', async () => {
    await expect(health('stopped').ready()).rejects.toMatchObject({
      code: 'not_ready',
      details: { reason: 'projection_stopped', projections: ['a'] },
    });
  });

  it('says what media are worked on with, and how foreign ones are fenced in', async () => {
    const { provider, media } = await health('running').show();
    expect(provider).toBe('simulated');
    expect(media.engine).toBe('npm');
    expect(['bubblewrap', 'limits', 'process']).toContain(media.sandbox);
  });
});
