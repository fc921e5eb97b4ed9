import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Response } from 'supertest';
import { asAccount, askingAs } from '../../src/infrastructure/asking/testing/spec-asker.js';
import { openFields } from '../../src/infrastructure/http/open-fields.js';
import { projectById } from '../../src/modules/projects/index.js';
import { Queries } from '../../src/shared-kernel/ports/messages.js';
import { Past } from '../../src/shared-kernel/ports/past.js';
import { OPENER } from '../../src/shared-kernel/ports/tokens.js';
import type { Opener } from '../../src/shared-kernel/ports/vault.js';
import { asking } from '../support/asking.js';
import type { Actor } from '../support/actor.js';
import { film, openWorld, type World } from '../support/world.js';

interface Operations {
  readonly paths: Readonly<Record<string, { readonly get?: { readonly parameters: readonly { readonly name: string }[] } }>>;
}

const MINUTE_MS = 60_000;

/** Not asked for here: what a period holds by default ends now, so it is named. */
const QUERIES: Readonly<Record<string, string>> = {
  '/v1/credits/usage': 'from=2020-01-01T00:00:00Z&to=2020-12-01T00:00:00Z',
  '/v1/settings/api/usage': 'from=2026-01-01&to=2026-12-31',
  '/v1/notices': 'show=all',
};

/** What an answer says, without the moment that it speaks of. */
const saidBy = ({ status, body, text }: Response): object => {
  const { asOf: _, position: __, instance: ___, ...said } = body as Record<string, unknown>;
  return Object.keys(said).length === 0 && status === 200
    ? { status, text: Buffer.isBuffer(body) ? body.toString('base64') : text }
    : { status, said };
};

/** Any read is asked as of a moment, and answers as it did then. */
describe('the past', () => {
  let world: World;
  let ada: Actor;
  let sue: Actor;
  let places: Record<string, string>;
  let position: string;
  let paths: readonly string[];
  /** Routes that read and cannot be asked as of a moment. */
  let unasked: readonly string[];

  const asks = (path: string, asOf: string | null = null, by: Actor = ada) => {
    const given = [QUERIES[path.split('?')[0] ?? ''] ?? '', asOf === null ? '' : `asOf=${encodeURIComponent(asOf)}`].filter(Boolean).join('&');
    const mark = path.includes('?') ? '&' : '?';
    return by.get(`${path.slice('/v1'.length)}${given === '' ? '' : `${mark}${given}`}`);
  };
  const answers = async (asOf: string | null): Promise<Readonly<Record<string, object>>> => {
    const all: Record<string, object> = {};
    for (const path of paths) all[path] = saidBy(await asks(path, asOf));
    return all;
  };

  beforeAll(async () => {
    world = await openWorld();
    [ada, sue] = [await world.signsUp(), await world.signsUp()];
    await sue.post('/administrators', { token: await world.service.firstAdministratorToken() }).expect(201);
    await sue.post(`/accounts/${sue.accountId}/roles`, { role: 'support' }).expect(200);
    await ada.addsKey();
    const uploadId = await ada.uploads(await film('keyreel-short'));
    const made = await ada.post('/projects', { name: 'A film', source: { kind: 'upload', uploadId }, thumbnails: 1 }).expect(201);
    const projectId = String(made.body.projectId);
    await world.settled();
    const { body: card } = await ada.post(`/projects/${projectId}/cards`, { name: 'Card', prompt: 'Sum it up.' }).expect(201);
    const { body: text } = await ada.post(`/projects/${projectId}/texts`, { prompt: 'Say it in one line.' }).expect(201);
    const { body: hook } = await ada.post('/webhooks', { url: 'https://example.org/told', types: ['balance.low'] }).expect(201);
    await ada.post(`/projects/${projectId}/shares`, { transcript: true }).expect(201);
    await ada.post('/cards', { name: 'Mine', prompt: 'Again.' }).expect(201);
    await ada.put('/credits/limit', { limit: { microCredits: '50000000' } }).expect(200);
    await world.settled();
    const [taskId, cardId, webhookId] = [text.taskId, card.cardId, hook.webhookId].map(String);
    places = { projectId, uploadId, taskId: taskId ?? '', outputId: taskId ?? '', cardId: cardId ?? '', webhookId: webhookId ?? '' };
    places['accountId'] = ada.accountId;
    places['noticeId'] = randomUUID();
    const { paths: described } = (await (await fetch(`${world.url}/v1/openapi.json`)).json()) as Operations;
    const canBeAsked = ({ get }: Operations['paths'][string]) => get?.parameters.some(({ name }) => name === 'asOf') === true;
    unasked = Object.entries(described).flatMap(([path, item]) => (item.get && !canBeAsked(item) ? [path] : []));
    paths = Object.entries(described)
      .filter(
        ([path, { get }]) => get?.parameters.some(({ name }) => name === 'asOf') && !path.startsWith('/v1/support') && path !== '/v1/credit-changes',
      )
      .map(([path]) => path.replaceAll(/\{(\w+)\}/g, (_, place: string) => places[place] ?? randomUUID()));
    position = await world.service.platform.log.head();
  }, 120_000);
  afterAll(() => world.close());

  it('can be asked for on every route that reads, but on those of which ADR 42 says why not', () => {
    const decision = readFileSync(new URL('../../docs/adr/0042-reads-as-of-any-moment.md', import.meta.url), 'utf8');
    const named = [...decision.matchAll(/^\| `GET (\S+)` \|/gm)].map(([, path]) => String(path));
    const covers = (name: string, path: string): boolean => (name.endsWith('*') ? path.startsWith(name.slice(0, -1)) : path === name);
    expect(unasked.filter(path => !named.some(name => covers(name, path)))).toEqual([]);
    expect(named.filter(name => !unasked.some(path => covers(name, path)))).toEqual([]);
  });

  it('is told by every route that can be asked for it, word for word as it was told then', async () => {
    const then = await answers(null);
    const { projectId, cardId, webhookId } = places as Record<'projectId' | 'cardId' | 'webhookId', string>;
    await ada.patch(`/projects/${projectId}`, { name: 'Another name' }).set('If-Match', '*').expect(200);
    await ada.delete(`/projects/${projectId}/cards/${cardId}`).expect(200);
    await ada.delete(`/webhooks/${webhookId}`).expect(204);
    await ada.delete('/settings/api/key').expect(200);
    await ada.put('/credits/limit', { limit: null }).expect(200);
    await ada.put('/accounts/me/instructions', { text: 'Be brief.' }).set('If-Match', '*').expect(200);
    await ada.put('/settings/api/models', { scope: 'account', models: [] });
    await ada.delete(`/projects/${projectId}`).expect(200);
    await world.settled();
    const now = await answers(null);
    const asOf = await answers(position);
    expect(asOf).toEqual(then);
    const changed = paths.filter(path => JSON.stringify(now[path]) !== JSON.stringify(then[path]));
    expect(Object.values(then).filter(said => 'status' in said && said.status === 200).length).toBeGreaterThan(30);
    expect(changed.length).toBeGreaterThan(15);
    const { body } = await asks('/v1/credits/balance', position).expect(200);
    expect(body.position).toBe(position);
    expect((await asks(`/v1/projects/${projectId}`, position).expect(200)).body).toMatchObject({ name: 'A film', position, asOf: body.asOf });
  });

  it('is found by a time, too, in any zone', async () => {
    world.clock.moveOn(MINUTE_MS);
    const before = world.clock.now();
    world.clock.moveOn(MINUTE_MS);
    await ada.put('/accounts/me/instructions', { text: 'Be long.' }).set('If-Match', '*').expect(200);
    const zoned = before.toISOString().replace('Z', '+00:00');
    for (const time of [before.toISOString(), zoned]) {
      const { body } = await asks('/v1/accounts/me/instructions', time).expect(200);
      expect(body).toMatchObject({ text: 'Be brief.', asOf: before.toISOString() });
      expect((await asks('/v1/accounts/me/instructions', String(body.position)).expect(200)).body.text).toBe('Be brief.');
    }
  });

  it('is nothing before there was anything, and no moment that never was', async () => {
    for (const beginning of ['0', '2020-01-01T00:00:00Z']) {
      expect((await asks('/v1/accounts/me', beginning).expect(404)).body.code).toBe('account_unknown');
      expect((await asks('/v1/projects', beginning).expect(200)).body).toMatchObject({ items: [], next: null, position: '0' });
      expect((await asks('/v1/credits/balance', beginning).expect(200)).body.available.microCredits).toBe('0');
      await asking(world.url)
        .get(`/v1/prices?asOf=${beginning}`)
        .expect(503, /prices_unavailable/);
    }
    const codes = async (asOf: string) => {
      const { status, body } = await asks('/v1/credits/balance', asOf);
      return [status, body.code, (body.remedies as readonly string[]).length > 0];
    };
    const log = await world.service.platform.log.identity();
    const future = new Date(world.clock.now().getTime() + MINUTE_MS).toISOString();
    for (const asOf of ['', 'yesterday', '2026-02-31', '12', 'C:12/P:12', `${'9'.repeat(20)}`])
      expect(await codes(asOf)).toEqual([400, 'as_of_malformed', true]);
    for (const asOf of [future, '00009999999999999999']) expect(await codes(asOf)).toEqual([422, 'as_of_beyond_the_head', true]);
    expect(await codes(`${randomUUID()}:${position}`)).toEqual([422, 'as_of_another_log', true]);
    await asks('/v1/credits/balance', `${log}:${position}`).expect(200);
    await ada.get(`/credits/balance?asOf=${position}&asOf=${position}`).expect(400, /as_of_malformed/);
    await ada.get(`/sessions?asOf=${position}`).expect(400, /request_invalid/);
  });

  it('is behind the walls of today, and each look of support at it is written down with its moment', async () => {
    const { projectId } = places as Record<'projectId', string>;
    const looks = (path: string, asOf = position) => asks(path, asOf, sue).set('Keyreel-Account', ada.accountId);
    await looks('/v1/projects').expect(404);
    await asks(`/v1/projects/${projectId}`, position, sue).expect(404);
    await ada.post(`/projects/${projectId}/restore`).expect(200);
    const { body } = await ada.post('/accounts/me/support-consents', { projectId }).expect(201);
    await world.settled();
    expect((await looks(`/v1/projects/${projectId}`).expect(200)).body.name).toBe('A film');
    expect((await looks(`/v1/projects/${projectId}/transcript`).expect(200)).body.segments.length).toBeGreaterThan(0);
    await looks(`/v1/projects/${projectId}`, 'never').expect(400, /as_of_malformed/);
    await world.settled();
    const { body: told } = await ada.get('/accounts/me/support-looks').expect(200);
    expect(told.items).toHaveLength(2);
    expect(told.items).toMatchObject([{ asOf: position, consentId: body.consentId }, { asOf: position }]);
    await ada.delete(`/accounts/me/support-consents/${String(body.consentId)}`).expect(200);
    await looks(`/v1/projects/${projectId}`).expect(404);
  });

  it('[A-18] stays what it was after an account is erased, and what was sealed does not open any more', async () => {
    const { projectId } = places as Record<'projectId', string>;
    const app = world.service.app;
    const [past, queries] = [app.get(Past, { strict: false }), app.get(Queries, { strict: false })];
    const then = await asAccount(ada.accountId, async () => {
      const moment = await past.momentOf(position, ada.accountId);
      return past.during(moment, () => queries.ask(projectById, { accountId: ada.accountId, projectId }));
    });
    expect((await asking(world.url).get(`/v1/erasures/${ada.accountId}`).expect(404)).body.code).toBe('resource_missing');
    await ada.delete('/accounts/me').send({ password: ada.password, confirm: 'ERASE' }).expect(200);
    await world.settled();
    await askingAs('service:staff', async () => {
      const moment = await past.momentOf(position, ada.accountId);
      const row = await past.during(moment, () => queries.ask(projectById, { accountId: ada.accountId, projectId }));
      expect(row).toEqual(then);
      const opened = await openFields(
        app.get<Opener>(OPENER, { strict: false }),
        ada.accountId,
        { name: row?.name ?? null },
        { name: 'project.name' },
      );
      expect(opened).toEqual({ name: null, unreadable: ['/name'] });
    });
    await asking(world.url).get(`/v1/erasures/${ada.accountId}`).expect(200);
    await asking(world.url).get(`/v1/erasures/${ada.accountId}?asOf=${position}`).expect(404);
  });
});
