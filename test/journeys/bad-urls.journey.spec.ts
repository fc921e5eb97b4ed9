import type { ServerResponse } from 'node:http';
import type { Test } from 'supertest';
import { serving, sourceServer, type Behaviour, type SourceServer } from '../../src/infrastructure/fetch/testing/source-server.js';
import { INSIDE_V6, spellingsOfV4 } from '../../src/infrastructure/fetch/testing/hostile-urls.js';
import type { Actor } from '../support/actor.js';
import { film, openWorld, type World } from '../support/world.js';

const MOST_BYTES = 3_000_000;
const DOWNLOAD_PRICE = '2000000';

const page: Behaviour = (_, response) =>
  void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Watch this</title><p>A page');
const to =
  (target: string): Behaviour =>
  (_, response) =>
    void response.writeHead(302, { Location: target }).end();
const error =
  (status: number): Behaviour =>
  (_, response) =>
    void response.writeHead(status).end();

/** Sends the beginning and then goes on for as long as somebody takes it. */
const endless = (beginning: Buffer, response: ServerResponse): void => {
  const more = Buffer.alloc(256 * 1024);
  const go = (): void => {
    while (!response.destroyed && response.write(more));
    if (!response.destroyed) response.once('drain', go);
  };
  response.writeHead(200, { 'Content-Type': 'video/mp4' });
  response.write(beginning, go);
};

/** Is one thing to who looks, and another to who then fetches. */
const turning = (look: Behaviour, fetched: Behaviour): Behaviour => {
  let looks = 0;
  return (request, response, nth) => (++looks === 1 ? look : fetched)(request, response, nth);
};

describe('bad addresses at the front door', () => {
  let world: World;
  let ada: Actor;
  let source: SourceServer;
  let inside: SourceServer;
  let routes: Readonly<Record<string, Behaviour>>;
  let slow: Promise<{ status: number; body: Record<string, unknown> }>;

  const creating = (url: string, wishes: Record<string, unknown> = {}): Test =>
    ada.post('/projects', { name: 'From afar', source: { kind: 'url', url }, transcribe: false, thumbnails: 1, ...wishes });
  const books = async () => {
    const { granted, held, spent, available } = await ada.balance();
    return { granted, held, spent, available };
  };
  const movements = async () => (await ada.get('/credits/statement').expect(200)).body.items.length as number;
  const tasks = async (projectId: string) => {
    const { body } = await ada.get(`/projects/${projectId}/tasks`).expect(200);
    return body.items as { operation: string; state: string; reason: string | null; cause: string | null }[];
  };
  const refusal = async (url: string, wishes: Record<string, unknown> = {}) => {
    const before = [await books(), await movements()];
    const { body } = await creating(url, wishes).expect(422);
    expect([await books(), await movements()]).toEqual(before);
    return body as Record<string, unknown>;
  };

  beforeAll(async () => {
    const good = await film('keyreel-short');
    const withoutIndex = good.subarray(0, 24);
    inside = await sourceServer(serving(good));
    source = await sourceServer((request, response, nth) => (routes[request.url ?? ''] ?? error(404))(request, response, nth));
    routes = {
      '/film.mp4': serving(good),
      '/page': page,
      '/to-loopback': to(inside.url()),
      '/to-metadata': to('http://169.254.169.254/latest/meta-data/'),
      '/to-file': to('file:///etc/hostname'),
      '/round': to('/round'),
      '/gone': error(410),
      '/empty': serving(Buffer.alloc(0)),
      '/zipped': serving(good, { 'Content-Encoding': 'gzip' }),
      '/letter': serving(Buffer.from('Dear friend, this is not a film.\n'.repeat(200))),
      '/silent': () => undefined,
      '/endless': (_, response) => endless(good, response),
      '/turns-away': turning(serving(good), error(404)),
      '/turns-into-a-page': turning(serving(good), page),
      '/turns-inside': turning(serving(good), to(inside.url())),
      '/turns-out-longer': turning(serving(withoutIndex), serving(good)),
      '/of-unknown-length': serving(withoutIndex),
    };
    world = await openWorld({ fetchAllow: [source.host], maxUploadBytes: MOST_BYTES });
    ada = await world.signsUp();
    // somebody else waits for the source that says nothing, while the others are tried
    const other = await world.signsUp();
    slow = Promise.resolve(other.post('/projects', { name: 'Slow', source: { kind: 'url', url: source.url('/silent') } }));
  });

  afterAll(async () => {
    await world.close();
    await source.close();
    await inside.close();
  });

  it.each(['127.0.0.1', '10.1.2.3', '169.254.169.254'])('refuses every spelling of %s before anything is held', async address => {
    const before = [await books(), await movements()];
    for (const host of spellingsOfV4(address)) {
      const { body } = await creating(`http://${host}:${inside.port}/video.mp4`).expect(422);
      expect(body).toMatchObject({ code: 'url_not_usable', reason: 'url_not_allowed', remedies: ['check_the_address', 'upload_the_file'] });
    }
    expect([await books(), await movements()]).toEqual(before);
    expect(inside.connections()).toBe(0);
  });

  it('refuses addresses inside of the newer kind, names of this machine, and other schemes', async () => {
    const hosts = [...INSIDE_V6.map(address => `[${address}]`), 'localhost', 'user:secret@127.0.0.1'];
    const urls = [
      ...hosts.map(host => `http://${host}:${inside.port}/`),
      'file:///etc/passwd',
      'ftp://media.example/film.mp4',
      'data:video/mp4,film',
    ];
    for (const url of urls) expect(await refusal(url)).toMatchObject({ code: 'url_not_usable', reason: 'url_not_allowed' });
    expect(inside.connections()).toBe(0);
  });

  it.each([
    ['/to-loopback', 'url_not_allowed'],
    ['/to-metadata', 'url_not_allowed'],
    ['/to-file', 'url_not_allowed'],
    ['/round', 'redirect_refused'],
    ['/gone', 'url_unreachable'],
    ['/missing', 'url_unreachable'],
    ['/empty', 'source_empty'],
    ['/zipped', 'source_misbehaved'],
  ])('refuses %s as %s before anything is held', async (path, reason) => {
    expect(await refusal(source.url(path))).toMatchObject({ code: 'url_not_usable', reason });
    expect(inside.connections()).toBe(0);
  });

  it('refuses a page, and says what to do instead', async () => {
    expect(await refusal(source.url('/page'))).toMatchObject({
      code: 'url_not_usable',
      reason: 'url_is_a_page',
      remedies: ['use_the_address_of_the_file_itself', 'upload_the_file'],
    });
  });

  it('refuses what is not media', async () => {
    expect(await refusal(source.url('/letter'))).toMatchObject({ code: 'media_not_usable', reason: 'not_media' });
  });

  it('asks for a maximum where the length cannot be found out', async () => {
    expect(await refusal(source.url('/of-unknown-length'))).toMatchObject({ code: 'length_unknown', remedies: ['state_a_maximum_length'] });
  });

  it.each([
    ['/turns-away', 'source-unreachable', 'url_unreachable', {}],
    ['/turns-into-a-page', 'source-refused', 'url_is_a_page', {}],
    ['/turns-inside', 'source-refused', 'url_not_allowed', {}],
    ['/endless', 'source-refused', 'source_too_large', {}],
    ['/turns-out-longer', 'longer-than-stated', expect.any(String), { maxSeconds: 2 }],
  ])('fails the download of %s as %s, and gives all of the hold back', async (path, cause, reason, limit) => {
    const before = await books();
    const wishes = { source: { kind: 'url', url: source.url(path), ...limit }, transcribe: true };
    const { body } = await creating(source.url(path), wishes).expect(201);
    await world.settled();
    const [download, ...later] = await tasks(body.projectId);
    expect(download).toMatchObject({ operation: 'download', state: 'failed', cause, reason });
    expect(later.map(({ operation }) => operation)).toEqual(['transcription', 'thumbnails']);
    for (const task of later) expect(['failed', 'cancelled']).toContain(task.state);
    expect(await books()).toEqual(before);
    expect((await ada.get(`/projects/${body.projectId}/source`).expect(409)).body).toMatchObject({ code: 'source_not_ready' });
    expect(inside.connections()).toBe(0);
  });

  it('[R17][A-8] takes a good address to the end, and the download alone costs two credits', async () => {
    const { body } = await creating(source.url('/film.mp4'), { thumbnails: 2, transcribe: true }).expect(201);
    await world.settled();
    expect((await tasks(body.projectId)).map(({ operation, state }) => `${operation} ${state}`)).toEqual([
      'download succeeded',
      'transcription succeeded',
      'thumbnails succeeded',
    ]);
    expect((await ada.get(`/projects/${body.projectId}/thumbnails`)).body.items).toHaveLength(2);
    const { body: statement } = await ada.get('/credits/statement').expect(200);
    const charges = statement.items.filter(({ kind, operation }: Record<string, string>) => kind === 'charged' && operation === 'download');
    expect(charges).toEqual([expect.objectContaining({ projectId: body.projectId, amount: { microCredits: DOWNLOAD_PRICE } })]);
  });

  it('gives a source up that says nothing, before anything is held', async () => {
    const { status, body } = await slow;
    expect([status, body['code'], body['reason']]).toEqual([422, 'url_not_usable', 'source_too_slow']);
  });
});
