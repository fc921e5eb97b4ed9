import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allParts } from '../../src/app.module.js';
import { readConfiguration } from '../../src/configuration.js';
import { asService } from '../../src/infrastructure/asking/asker.js';
import { liveDigests } from '../../src/infrastructure/postgres/table-digests.js';
import { openCheckpoint } from '../../src/infrastructure/transparency/signed-note.js';
import { readVerifierKey } from '../../src/infrastructure/transparency/testing/read-back.js';
import { isConsistent } from '../../src/infrastructure/transparency/verification.js';
import { startService, type Service } from '../../src/service.js';
import { START } from '../../src/shared-kernel/ports/event-log.js';
import { CannotOpen } from '../../src/shared-kernel/ports/vault.js';
import type { Actor } from '../support/actor.js';
import { asking } from '../support/asking.js';
import { cli } from '../support/cli.js';
import { film, openWorld, type World } from '../support/world.js';

const projections = allParts.flatMap(parts => parts.projections);

/** A machine burns down, and from its back-up and its keys another one goes on. */
describe('a service that is backed up while it runs, and restored into an empty data folder', () => {
  let world: World;
  let ada: Actor;
  let eve: Actor;
  let project: string;
  let written: { readonly outputId: string; readonly text: string };
  let underWay: string;
  let ofEve: string;
  let kept: { readonly size: number; readonly root: Buffer };
  let then: { readonly digests: unknown; readonly verified: string; readonly balance: unknown };
  let place: string;
  let service: Service | undefined;

  const headAt = async (url: string, of: Service) => {
    await of.platform.sealing.sealer.round();
    const [{ text }, { body }] = [await asking(url).get('/v1/log/checkpoint').expect(200), await asking(url).get('/v1/log/keys').expect(200)];
    const key = readVerifierKey((body as { keys: string[] }).keys[0] ?? '');
    const head = key && openCheckpoint(text, [key]);
    if (!head) throw new Error('There is no checkpoint.');
    return head;
  };
  const sealedNameOf = async (accountId: string): Promise<string> => {
    for await (const { events } of world.service.platform.log.readAll({ after: START }))
      for (const { stream, data } of events) {
        const [sealed] = stream === `account-${accountId}` ? (JSON.stringify(data).match(/v1\.[0-9a-f-]{36}\.[A-Za-z0-9_-]+/) ?? []) : [];
        if (sealed !== undefined) return sealed;
      }
    throw new Error('Nothing of theirs is sealed.');
  };
  const typesOf = async (of: Service, taskId: string): Promise<readonly string[]> => {
    const types: string[] = [];
    for await (const { events } of of.platform.log.readAll({ after: START }))
      for (const { type, data } of events) if (data['taskId'] === taskId) types.push(type);
    return types;
  };

  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'keyreel restore '));
    world = await openWorld({ sealing: { ...readConfiguration({}).sealing, everyMs: 0 } });
    [ada, eve] = [await world.signsUp(), await world.signsUp()];
    await ada.addsKey();
    project = await ada.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
    const { body } = await ada.post(`/projects/${project}/texts`, { prompt: 'Write of my secret garden.', withTranscript: false }).expect(201);
    await eve.put('/accounts/me/instructions', { text: 'Nobody will ever read this again.' }).set('If-Match', '*').expect(200);
    await world.settled();
    written = { outputId: String(body.taskId), text: (await ada.get(`/outputs/${String(body.taskId)}/content`).expect(200)).text };
    ofEve = await sealedNameOf(eve.accountId);
    await eve.delete('/accounts/me').send({ password: eve.password, confirm: 'ERASE' }).expect(200);
    await world.settled();

    // the provider holds a call that is paid for; whoever goes on with this may not begin before it is told to
    const before = await world.provider.calls({ endpoint: 'responses' });
    await world.provider.break({ behaviour: 'hold', endpoint: 'responses' });
    const asked = await ada.post(`/projects/${project}/texts`, { prompt: 'Write of the sea.', withTranscript: false }).expect(201);
    underWay = String(asked.body.taskId);
    await world.provider.waitForCalls(before.length + 1, { endpoint: 'responses' });
    const { queueDesk } = world.service.platform;
    for (const { lane } of await queueDesk.lanes()) await queueDesk.pause(lane);
    kept = await headAt(world.url, world.service);

    const { said, complained, code } = await cli(['back-up', `--out=${join(place, 'back-up')}`], {
      ...world.settings,
      KEYREEL_DATA_DIR: world.dataDir,
    });
    expect({ code, complained }).toMatchObject({ code: 0, complained: expect.stringContaining('The keys are not in this back-up') });
    expect(JSON.parse(said)).toMatchObject({ events: Number(await world.service.platform.log.head()) });
    then = {
      digests: await liveDigests(world.database.url, projections),
      verified: (await cli(['verify'], world.settings)).said,
      balance: await ada.balance(),
    };

    await mkdir(join(place, 'data'));
    await cp(join(world.dataDir, 'keys'), join(place, 'data', 'keys'), { recursive: true });
    const restored = await cli(['restore', `--from=${join(place, 'back-up')}`], { KEYREEL_DATA_DIR: join(place, 'data') });
    expect(restored).toMatchObject({ code: 0, complained: expect.stringContaining('Put the keys where they were') });
    service = await startService(
      {
        ...readConfiguration({ PATH: process.env['PATH'], KEYREEL_MEDIA_ENGINE: 'npm', KEYREEL_DATA_DIR: join(place, 'data') }),
        sealing: { ...readConfiguration({}).sealing, everyMs: 0 },
        port: 0,
        provider: { platformKey: world.platformKey, baseUrl: world.sandbox.baseUrl, portable: false, modelsFile: null },
      },
      () => undefined,
    );
    world.leaks.serviceIs(service.url);
  }, 180_000);

  afterAll(async () => {
    await service?.close();
    await world.provider.mend();
    await world.close();
    await rm(place, { recursive: true });
  }, 60_000);

  const here = (): Service => {
    if (!service) throw new Error('It did not start.');
    return service;
  };
  const adaHere = (): Promise<Actor> => ada.at(here().url, () => here().settled()).signsInAgain();

  it('has the same log and books, and makes every table again as it was', async () => {
    const settings = { KEYREEL_DATA_DIR: join(place, 'data') };
    expect((await cli(['verify'], settings)).said).toBe(then.verified);
    expect(JSON.parse((await cli(['digests'], settings)).said)).toEqual({ tables: then.digests });
  });

  it('lets people sign in again and read what is theirs', async () => {
    await ada
      .at(here().url, () => here().settled())
      .get('/accounts/me')
      .expect(401);
    const me = await adaHere();
    expect((await me.get('/accounts/me').expect(200)).body.email).toBe(ada.email);
    expect((await me.get(`/outputs/${written.outputId}/content`).expect(200)).text).toBe(written.text);
    const { body } = await me.get(`/projects/${project}/thumbnails`).expect(200);
    await me.get(`/projects/${project}/thumbnails/${String(body.items[0].taskId)}?index=0`).expect(200);
    expect(await me.balance()).toEqual(then.balance);
  });

  it('[A-18] keeps an erased account unreadable', async () => {
    expect((await asking(here().url).get(`/v1/erasures/${eve.accountId}`).expect(200)).body.state).toBe('complete');
    await asking(here().url).post('/v1/sessions').send({ email: eve.email, password: eve.password }).expect(401);
    const { opener } = here().platform.vault;
    for (const purpose of ['account.email', 'account.instructions'])
      await expect(asService('operator', () => opener.openText({ sealed: ofEve }, { accountId: eve.accountId, purpose }))).rejects.toThrow(
        CannotOpen,
      );
  });

  it('takes a call that was under way for one whose outcome is unknown, and signs on from what was signed', async () => {
    const { queueDesk } = here().platform;
    expect((await queueDesk.lanes()).map(({ paused }) => paused)).not.toContain(false);
    expect(await typesOf(here(), underWay)).not.toContain('AttemptOutcomeUnknown');
    await world.provider.mend();
    for (const { lane } of await queueDesk.lanes()) await queueDesk.resume(lane);
    await here().settled();
    expect(await typesOf(here(), underWay)).toContain('AttemptOutcomeUnknown');

    const head = await headAt(here().url, here());
    expect(head.size).toBeGreaterThan(kept.size);
    const { body } = await asking(here().url).get(`/v1/log/consistency?from=${kept.size}&to=${head.size}`).expect(200);
    const proof = (body as { hashes: string[] }).hashes.map(hash => Buffer.from(hash, 'base64'));
    expect(isConsistent({ smaller: kept.size, smallerRoot: kept.root, size: head.size, root: head.root, proof })).toBe(true);
  });

  it('is not restored over what is there', async () => {
    const again = await cli(['restore', `--from=${join(place, 'back-up')}`], { KEYREEL_DATA_DIR: join(place, 'data') });
    expect(again).toMatchObject({ code: 1, complained: expect.stringContaining('is not empty') });
  });
});
