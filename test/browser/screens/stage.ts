import pg from 'pg';
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { newOrder, taken } from '../../../demo/client/client.js';
import { Person } from '../../../demo/client/person.js';
import { Receiver } from '../../support/receiver.js';
import { openWorld, type World } from '../../support/world.js';
import { SIGHTS, signsIn, startBrowser, visit, type Visit } from '../browser.js';
import { CAST, type Role, type RoleName } from '../cast.js';
import { Hand } from './hand.js';
import { PHONE } from './judge.js';
import { Words, type Language } from './words.js';

export type Who = RoleName | 'nobody';

/** A world with everybody who has something to show, and all that there is to be shown of theirs. */
export interface Stage {
  readonly words: Words;
  /** Somebody's window: English on a desktop, or German on a phone. */
  opens(who: Who, language: Language): Promise<{ readonly hand: Hand; readonly own: Visit }>;
  close(): Promise<void>;
}

const hire = async (world: World): Promise<Record<RoleName, Role>> => {
  const place = { url: world.url, provider: world.provider, administrator: (await world.service.firstAdministratorToken()) ?? '' };
  const played = await Promise.all(Object.entries(CAST).map(async ([name, play]) => [name, await play(place)] as const));
  return Object.fromEntries(played) as Record<RoleName, Role>;
};

const asPerson = async (url: string, { email, password }: Role): Promise<Person> => {
  const person = new Person(url);
  const { token } = await taken(person.session.api.POST('/v1/sessions', { body: { email, password } }));
  person.session.signIn(token ?? '');
  return person;
};

/** A link to everything of a project. */
const shares = async ({ session: { api } }: Person, projectId: string, outputIds: string[]): Promise<string> => {
  const body = { transcript: true, thumbnails: true, outputIds };
  const { token } = await taken(api.POST('/v1/projects/{projectId}/shares', { params: { path: { projectId }, header: newOrder() }, body }));
  return token;
};

/** What a creator sets up beside their films: a link, a project that they deleted, bounds, a webhook, a token, and leave for support to look. */
const settlesIn = async (world: World, role: Role, receiver: Receiver): Promise<{ readonly shareToken: string }> => {
  const person = await asPerson(world.url, role);
  const { api } = person.session;
  const { projectId = '' } = role.ids;
  const params = () => ({ header: newOrder() });
  const outputs = await person.outputs(projectId);
  const shareToken = await shares(
    person,
    projectId,
    outputs.map(({ outputId }) => outputId),
  );
  await taken(api.POST('/v1/webhooks', { params: params(), body: { url: receiver.url } }));
  const forked = await taken(
    api.POST('/v1/projects/{projectId}/fork', { params: { ...params(), path: { projectId } }, body: { name: 'Harbour walk, another try' } }),
  );
  await taken(api.DELETE('/v1/projects/{projectId}', { params: { ...params(), path: { projectId: forked.projectId } } }));
  await taken(api.PUT('/v1/credits/thresholds', { params: params(), body: { thresholds: [{ microCredits: '99000000' }] } }));
  await taken(api.PUT('/v1/credits/limit', { params: params(), body: { limit: { microCredits: '50000000' } } }));
  await taken(api.POST('/v1/tokens', { params: params(), body: { name: 'Backup', scopes: ['projects:read'], expiresInDays: 30 } }));
  await taken(api.POST('/v1/accounts/me/support-consents', { params: params(), body: { hours: 24 } }));
  await person.instructs('Address readers as “you”.');
  return { shareToken };
};

/** Somebody who is no more. */
const leaves = async (world: World): Promise<string> => {
  const person = new Person(world.url);
  await person.signsUp();
  const body = { confirm: 'ERASE', password: person.password } as const;
  await taken(person.session.api.DELETE('/v1/accounts/me', { params: { header: newOrder() }, body }));
  return person.accountId;
};

/** A job that was given up, as a provider's bad day leaves it. */
const givesAJobUp = async (world: World, accountId: string): Promise<void> => {
  const client = new pg.Client({ connectionString: world.database.ownerUrl });
  await client.connect();
  await client.query(
    `insert into work.dead_jobs (job_id, lane, job, data, tries, trouble, given_up_at) values ($1, 'media', 'media-pipeline.perform-media-task', $2, 8, 'TypeError', now())`,
    [randomUUID(), JSON.stringify({ taskId: randomUUID(), accountId })],
  );
  await client.end();
};

export const openStage = async (): Promise<Stage> => {
  const receiver = await Receiver.open();
  const [world, browser]: [World, Browser] = await Promise.all([openWorld({ fetchAllow: [receiver.host] }), startBrowser()]);
  const words = new Words();
  const [cast, erased] = await Promise.all([hire(world), leaves(world)]);
  const { shareToken } = await settlesIn(world, cast.creator, receiver);
  await givesAJobUp(world, erased);
  await world.settled();
  await world.service.platform.sealing.sealer.round();
  const { accountId: owner = '', projectId: ownersProject = '' } = cast.creator.ids;
  const shared = { erased, shareToken, owner, ownersProject };
  return {
    words,
    opens: async (who, language) => {
      const sight = language === 'en' ? SIGHTS['desktop'] : { locale: 'de-DE', viewport: PHONE };
      const own = await visit(browser, world.url, sight);
      const role = who === 'nobody' ? null : cast[who];
      if (role) await signsIn(own.context, world.url, role);
      return { own, hand: new Hand(own.page, words, language, { ...shared, ...role?.ids, secret: role?.password ?? '' }) };
    },
    close: async () => {
      await browser.close();
      await world.close();
      await receiver.close();
    },
  };
};
