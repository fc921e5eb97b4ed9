import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../postgres.js';
import { LeakSearch } from './leak-search.js';

const KEY = `sk-proj-good-${randomUUID()}`;
const PASSWORD = 'größer als / 20 Zeichen & nie gesagt';
const PROMPT = 'Write of the lighthouse keeper of Thuvorzel.';
const TOKEN = `kr_s_${'kU0aZ9xW3eR7tY1uI5oP2sD4fG6hJ8lQ0wE2rT4yU6i'}_a1B2c3`;
const part = (secret: string): string => [...secret].slice(14, 26).join('');
const kindOf = (secret: string): string => (secret === PASSWORD ? 'password' : 'API key');
const asBase64 = (secret: string, offset: number): string => Buffer.from(`${'xy'.slice(0, offset)}${part(secret)}zz`).toString('base64');

interface Service {
  readonly server: Server;
  readonly url: string;
  /** What it answers next. */
  next: { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };
}

const serve = async (): Promise<Service> => {
  const server = createServer((_, response) => {
    const { status, headers, body } = service.next;
    response.writeHead(status, headers);
    response.write(body.slice(0, 5));
    response.end(body.slice(5));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const service: Service = {
    server,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next: { status: 200, headers: {}, body: '' },
  };
  return service;
};

/** Leaks are planted one by one, wherever one can lie, and are found by what every world uses when it closes. */
describe('a search for what was told in confidence', () => {
  let database: FreshDatabase;
  let owner: pg.Client;
  let folder: string;
  let service: Service;
  let elsewhere: Service;
  let search: LeakSearch;

  const ask = async (path: string, body: object, answer: Partial<Service['next']> = {}, at: Service = service): Promise<void> => {
    at.next = { status: 200, headers: { 'content-type': 'application/json' }, body: '{}', ...answer };
    await (await fetch(`${at.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).text();
  };
  const found = (...output: readonly string[]) => search.findings({ ownerUrl: database.ownerUrl, dataDir: folder, output });
  const inTable = async (name: string, text: string): Promise<void> => {
    await owner.query(`create table if not exists ${name} (at int, text text, bytes bytea)`);
    await owner.query(`insert into ${name} values (1, $1, $2)`, [`so ${text} it is`, Buffer.from('nothing')]);
  };

  beforeAll(async () => {
    database = await freshDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    [service, elsewhere] = [await serve(), await serve()];
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keyreel leaks '));
    search = new LeakSearch();
    search.serviceIs(service.url);
    await ask('/v1/settings/api/key', { secret: KEY });
    await ask('/v1/sessions', { email: 'ada.of.thuvorzel@example.org', password: PASSWORD });
    await ask('/v1/projects/x/texts', { prompt: PROMPT });
  });
  afterEach(async () => {
    await owner.query('drop table if exists public.planted, bullmq.planted');
    await rm(folder, { recursive: true, force: true });
  });
  afterAll(async () => {
    for (const { server } of [service, elsewhere]) server.close();
    await owner.end();
    await database.drop();
  });

  it('finds nothing where nothing was planted', async () => {
    expect(await found('a line', 'another')).toEqual([]);
  });

  it('finds the whole secret too, and does not tell it', async () => {
    const told = (await found(`said ${KEY}`)).join();
    expect(told).toContain('API key (raw) in the service’s output');
    expect(told).not.toContain(part(KEY));
  });

  const forms: readonly (readonly [form: string, secret: string, leak: string])[] = [
    ['raw', KEY, part(KEY)],
    ['base64 at offset 0', KEY, asBase64(KEY, 0)],
    ['base64 at offset 1', KEY, asBase64(KEY, 1)],
    ['base64 at offset 2', KEY, asBase64(KEY, 2)],
    ['hex', KEY, Buffer.from(part(KEY)).toString('hex')],
    ['hex', KEY, Buffer.from(part(KEY)).toString('hex').toUpperCase()],
    ['raw', PASSWORD, part(PASSWORD)],
    ['url', PASSWORD, encodeURIComponent(part(PASSWORD))],
    ['url', PASSWORD, encodeURIComponent(part(PASSWORD)).replaceAll('%20', '+')],
  ];
  const everyForm = (place: string) => [...new Set(forms.map(([form, secret]) => `${kindOf(secret)} (${form}) in ${place}`))].toSorted();

  it('finds twelve characters in each form, in lines of the journal', async () => {
    const told = await found(...forms.map(([, , leak]) => `x=${leak}&y`));
    expect(told.toSorted()).toEqual(everyForm('the service’s output'));
  });

  it('finds twelve characters in each form, in rows', async () => {
    for (const [, , leak] of forms) await inTable('public.planted', leak);
    expect((await found()).toSorted()).toEqual(everyForm('table public.planted'));
  });

  it('finds a leak in a job of the queue', async () => {
    await owner.query('create schema if not exists bullmq');
    await inTable('bullmq.planted', JSON.stringify({ prompt: PROMPT }));
    expect(await found()).toEqual(['prompt (raw) in table bullmq.planted']);
  });

  it('finds a leak within a column of bytes, however it is written there', async () => {
    await inTable('public.planted', '');
    await owner.query('update public.planted set bytes = $1', [Buffer.from(asBase64(KEY, 2))]);
    expect(await found()).toEqual(expect.arrayContaining(['API key (base64 at offset 2) in table public.planted, in bytes']));
  });

  it('finds a leak in the database’s log, where that can be read', async () => {
    // values of statements never reach it; the name of a stranger does
    const stranger = new URL(database.ownerUrl);
    stranger.username = part(KEY);
    await expect(new pg.Client({ connectionString: stranger.href }).connect()).rejects.toThrow();
    const expected = process.env['KEYREEL_TEST_SERVER_LOG'] === undefined ? [] : ['API key (raw) in the database’s log'];
    expect(await found()).toEqual(expected);
  });

  it('finds a leak in a file, and the installation’s keys in any but their own', async () => {
    const key = Buffer.from(Array.from({ length: 32 }, (_, at) => (at * 37 + 11) % 256));
    await mkdir(join(folder, 'keys'));
    await writeFile(join(folder, 'keys', 'master.key'), `${key.toString('base64')}\n`);
    await writeFile(join(folder, 'keys', 'fingerprint.keys'), asBase64(KEY, 1));
    await writeFile(join(folder, 'copy'), key.subarray(7, 19));
    expect((await found()).toSorted()).toEqual([
      `API key (base64 at offset 1) in file ${join('keys', 'fingerprint.keys')}`,
      'installation key (raw) in file copy',
    ]);
  });

  it('finds a leak in the body and in a header of an answer, and in a request to a third party', async () => {
    await ask('/v1/projects', {}, { body: `{"name":"${part(KEY)}"}` });
    await ask('/v1/cards', {}, { headers: { 'x-debug': asBase64(KEY, 1) } });
    await ask('/film', { note: part(KEY) }, {}, elsewhere);
    expect((await found()).toSorted()).toEqual([
      'API key (base64 at offset 1) in the answer 200 to POST /v1/cards',
      'API key (raw) in a request to a third party, POST /film',
      'API key (raw) in the answer 200 to POST /v1/projects',
    ]);
  });

  it('lets a token be told by the route that makes it, and by no other', async () => {
    await ask('/v1/sessions', {}, { body: JSON.stringify({ token: TOKEN }) });
    await ask('/v1/sessions/current', {}, { body: JSON.stringify({ token: TOKEN }) });
    expect(await found()).toEqual(['token kr_s (raw) in the answer 200 to POST /v1/sessions/current']);
  });

  it('lets an owner read personal text again, and no refusal repeat it', async () => {
    await ask('/v1/projects/x/cards', {}, { body: JSON.stringify({ prompt: PROMPT }) });
    await ask('/v1/projects/x/cards', {}, { status: 422, body: JSON.stringify({ detail: `Not understood: ${PROMPT}` }) });
    expect(await found()).toEqual(['prompt (raw) in the answer 422 to POST /v1/projects/x/cards']);
  });

  it('asks nothing of what a provider is told', async () => {
    search.providerIs(elsewhere.url);
    await ask('/v1/responses', { input: PROMPT, key: KEY }, {}, elsewhere);
    expect(await found()).toEqual([]);
  });
});
