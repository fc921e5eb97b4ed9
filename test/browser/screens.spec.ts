import { beginRounds } from './screens/round.js';
import { partsWithoutStates, routesWithoutStates } from './screens/routes.js';
import { openStage, type Stage } from './screens/stage.js';
import { affairs } from './screens/states/affairs.js';
import { beginning } from './screens/states/beginning.js';
import { desks } from './screens/states/desks.js';
import { doors } from './screens/states/doors.js';
import { removedKey, spentKey, workingKey } from './screens/states/keys.js';
import { project } from './screens/states/project.js';
import type { Area } from './screens/states/table.js';

const LONG = 400_000;

/** What takes long begins first. */
const AREAS = [project, affairs, desks, beginning, doors, workingKey, spentKey, removedKey];

describe('every screen and state in a browser', () => {
  let stage: Stage | undefined;
  let findingsIn: (area: Area) => Promise<readonly string[]>;

  beforeAll(async () => {
    stage = await openStage();
    findingsIn = beginRounds(stage, AREAS);
  }, LONG);

  afterAll(() => stage?.close(), LONG);

  it('is in the table: no route and no part of a project is without a state', () => {
    expect(routesWithoutStates(AREAS)).toEqual([]);
    expect(partsWithoutStates(AREAS)).toEqual([]);
  });

  /** By axe in both themes, never wider than a phone or an enlarged window, in English and in German, and without a complaint of the browser. */
  it.each([
    ['at the doors, for whoever comes', doors],
    ['for somebody who has nothing yet', beginning],
    ['of a project', project],
    ['with a key that works', workingKey],
    ['of a project whose key was removed', removedKey],
    ['with a key that is spent', spentKey],
    ['about credits, the account and its connections', affairs],
    ['of the desks', desks],
  ])('is as it should be %s', async (_, area) => expect(await findingsIn(area)).toEqual([]), LONG);
});
