import { asService } from '../../src/infrastructure/asking/asker.js';
import { film, openWorld, type World } from '../support/world.js';

describe('on the operator’s own PostgreSQL, named by one URL', () => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld({ databaseServingUrl: null });
  });

  afterAll(() => world.close());

  it('does the work, and may neither change nor remove an event', async () => {
    const ada = await world.signsUp();
    const projectId = await ada.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
    expect((await ada.get(`/projects/${projectId}/thumbnails`).expect(200)).body.items).toHaveLength(1);
    await expect(asService('operator', () => world.service.platform.pool.query('delete from es.events'))).rejects.toThrow(/permission denied/);
  });
});
