import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWorld, type World } from '../support/world.js';
import { projectRoot } from './support/tools.js';

describe('the API document', () => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('that a running service serves is the one that is written down', async () => {
    const served = await fetch(`${world.url}/v1/openapi.json`);
    expect(await served.json()).toEqual(JSON.parse(readFileSync(join(projectRoot, 'docs/openapi.json'), 'utf8')));
  });
});
