import pg from 'pg';
import { asService } from '../../src/infrastructure/asking/asker.js';
import { START } from '../../src/shared-kernel/ports/event-log.js';
import { eventsAfter } from '../../src/shared-kernel/testing/log-witness.js';
import type { Actor } from '../support/actor.js';
import { film, openWorld, type World } from '../support/world.js';

const HOUR_MS = 3_600_000;

/** Work that was admitted, and whose prompt does not open when its turn comes. */
interface Ordered {
  readonly who: Actor;
  readonly taskId: string;
}

describe('work whose sealed order cannot be opened', () => {
  let world: World;
  let toldOfTheKey: readonly string[];
  const ordered = {} as Record<'destroyed' | 'locked' | 'unlocked', Ordered>;

  const asOwner = async (statement: string, values: readonly unknown[]): Promise<void> => {
    const client = new pg.Client({ connectionString: world.database.ownerUrl });
    await client.connect();
    await client.query(statement, [...values]);
    await client.end();
  };

  /** A text that the provider did not take yet, so that it waits for another try. */
  const orders = async (bytes: Buffer, key: 'with a key' | 'on credits'): Promise<Ordered> => {
    const who = await world.signsUp();
    if (key === 'with a key') await who.addsKey();
    const project = await who.createsProject(bytes, { transcribe: false, thumbnails: 1 });
    const { body } = await who.post(`/projects/${project}/texts`, { prompt: 'Say hello.', withTranscript: false, maxOutputTokens: 600 }).expect(201);
    await world.settled();
    return { who, taskId: String(body.taskId) };
  };

  /** What the log says of a task from its first failure on. */
  const storyOf = async ({ taskId }: Ordered): Promise<readonly string[]> =>
    (await eventsAfter(world.service.platform.log, START, { types: ['TaskPostponed', 'TaskSucceeded', 'TaskFailed', 'HoldSettled', 'HoldReleased'] }))
      .filter(({ data }) => data['taskId'] === taskId || data['holdId'] === taskId)
      .slice(1)
      .map(({ type, data }) => [type, data['cause'] ?? data['for'] ?? data['reason']].filter(Boolean).join(' '));

  const keyStory = async (): Promise<readonly string[]> =>
    (await eventsAfter(world.service.platform.log, START, {}))
      .filter(({ stream }) => stream === `apikey-${ordered.destroyed.who.accountId}`)
      .map(({ type }) => type);

  const anHourPasses = async (): Promise<void> => {
    world.clock.moveOn(HOUR_MS);
    await world.service.chores();
    await world.settled();
  };

  const underMasterKey = ({ who }: Ordered, version: number) =>
    asOwner('update data_keys set master_key_version = $2 where account_id = $1', [who.accountId, version]);

  beforeAll(async () => {
    world = await openWorld();
    const bytes = await film('keyreel-short');
    await world.provider.break({ behaviour: 'rate_limit_exceeded', endpoint: 'responses', retryAfter: 300 });
    ordered.destroyed = await orders(bytes, 'with a key');
    ordered.locked = await orders(bytes, 'on credits');
    ordered.unlocked = await orders(bytes, 'on credits');
    await world.provider.mend();
    // in a service that was started again no key lies open, and nothing is due before its clock moves on
    world = await world.restart();
    toldOfTheKey = await keyStory();
    await asService('operator', () => world.service.platform.vault.dataKeys.destroy(ordered.destroyed.who.accountId));
    await underMasterKey(ordered.locked, 9);
    await underMasterKey(ordered.unlocked, 9);
    await anHourPasses();
    await anHourPasses();
  }, 5 * 60_000);

  afterAll(() => world.close());

  it('[R22][R61] ends failed with a cause, and says nothing about the key that would have paid, nor of the provider, who was never called', async () => {
    const { taskId } = ordered.destroyed;
    expect(await storyOf(ordered.destroyed)).toEqual(['TaskFailed order-unreadable']);
    expect(await keyStory()).toEqual(toldOfTheKey);
    const intended = await eventsAfter(world.service.platform.log, START, { types: ['AttemptIntended'] });
    expect(intended.filter(({ data }) => data['taskId'] === taskId)).toHaveLength(1);
  });

  it('waits while the master key is missing, and goes on once it is there again', async () => {
    expect((await storyOf(ordered.unlocked)).every(event => event === 'TaskPostponed retry')).toBe(true);
    await underMasterKey(ordered.unlocked, 1);
    await anHourPasses();
    expect((await storyOf(ordered.unlocked)).slice(-2).sort()).toEqual(['HoldSettled', 'TaskSucceeded']);
  });

  it('waits no longer than a bound, and gives its hold back', async () => {
    for (let hours = 0; hours < 4; hours += 1) await anHourPasses();
    const story = await storyOf(ordered.locked);
    expect(story.slice(-2)).toEqual(['TaskFailed order-unreadable', 'HoldReleased order-unreadable']);
    expect(story.slice(0, -2)).toEqual(story.slice(0, -2).map(() => 'TaskPostponed retry'));
  });
});
