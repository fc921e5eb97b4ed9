import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import type { Actor } from '../support/actor.js';
import { verifyDocument } from '../../audit/verify-document.mjs';
import { verified } from '../support/auditing.js';
import { audit, cli } from '../support/cli.js';
import { readZip } from '../support/read-zip.js';
import { readConfiguration } from '../../src/configuration.js';
import { openCheckpoint } from '../../src/infrastructure/transparency/signed-note.js';
import { isConsistent, isIncluded } from '../../src/infrastructure/transparency/verification.js';
import { readProofFile, readVerifierKey } from '../../src/infrastructure/transparency/testing/read-back.js';
import { film, openWorld, raw, type World } from '../support/world.js';

interface Table {
  readonly projection: string;
  readonly rows: number;
  readonly digest: string;
}

/** An auditor stands at the command line while the service runs. */
describe('an audit', () => {
  let world: World;
  let accountId: string;
  let urls: NodeJS.ProcessEnv;

  const asks = async (...args: readonly string[]) => {
    const { said, complained, code } = await cli(args, urls);
    return { lines: said.trim().split('\n'), complained, code };
  };
  const answers = async <Answer>(...args: readonly string[]): Promise<Answer> => {
    const { lines, complained, code } = await asks(...args);
    expect({ complained, code, count: lines.length }).toEqual({ complained: '', code: 0, count: 1 });
    return JSON.parse(lines[0] ?? '') as Answer;
  };
  const databases = async (): Promise<readonly string[]> => {
    const client = new pg.Client({ connectionString: world.database.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ datname: string }>(`select datname from pg_database where datname like 'keyreel_copy%'`);
    await client.end();
    return rows.map(({ datname }) => datname);
  };

  beforeAll(async () => {
    world = await openWorld({ sealing: { ...readConfiguration({}).sealing, everyMs: 0 } });
    urls = world.settings;
    const ada = await world.signsUp();
    accountId = ada.accountId;
    await ada.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
  });

  afterAll(() => world.close());

  it('reads every event, in order and with its revision', async () => {
    const { lines } = await asks('events');
    const events = lines.map(line => JSON.parse(line) as { position: string; type: string; stream: string; revision: number });
    expect(events.map(({ position }) => position)).toEqual(events.map(({ position }) => position).toSorted());
    expect(events.at(-1)?.position).toBe(await world.service.platform.log.head());
    expect(events.filter(({ stream }) => stream === `credits-${accountId}`).map(({ type }) => type)).toEqual([
      'CreditsGranted',
      'CreditsHeld',
      'HoldSettled',
    ]);
  });

  it('finds the books balanced at every position', async () => {
    const { books } = await answers<{ books: { entries: number; accounts: number; totals: object; violation: unknown } }>('verify');
    expect(books).toMatchObject({ accounts: 1, violation: null, totals: { granted: '100000000', spent: '1000000', available: '99000000' } });
  });

  it('rebuilds every table from nothing to the live digest, and leaves no database behind', async () => {
    const live = await answers<{ tables: readonly Table[] }>('digests');
    const rebuilt = await answers<{ tables: readonly Table[]; editedAt: number | null }>('rebuild');
    expect(live.tables.map(({ projection }) => projection)).toContain('credits.statement');
    expect(live.tables.find(({ projection }) => projection === 'credits.statement')?.rows).toBe(3);
    expect(rebuilt).toMatchObject({ tables: live.tables, editedAt: null });
    await expect(databases()).resolves.toEqual([]);
  });

  it('notices one edited event in the digests, the leaves and the books', async () => {
    const honest = await answers<{ leaves: string }>('verify');
    const live = await answers<{ tables: readonly Table[] }>('digests');
    const forged = await answers<{ tables: readonly Table[]; leaves: string; editedAt: number; books: { violation: { sentence: string } } }>(
      'rebuild',
      '--tamper',
    );
    const differing = live.tables.filter(({ projection, digest }) => forged.tables.find(table => table.projection === projection)?.digest !== digest);
    expect(differing.map(({ projection }) => projection)).toEqual(['credits.balance', 'credits.statement']);
    expect(forged.leaves).not.toBe(honest.leaves);
    expect(forged.books.violation.sentence).toContain('are available');
    await expect(answers('verify')).resolves.toEqual(honest); // the log itself was not touched
  });

  it('searches every table, and a planted text is in the dump alone', async () => {
    const { lines } = await asks('dump', '--plant=a text that is planted');
    const tables = lines.filter(line => line.startsWith('-- table ')).map(line => line.slice('-- table '.length));
    expect(tables).toEqual(expect.arrayContaining(['bullmq.job', 'es.events', 'public.data_keys', 'read.read_credits_statement', 'safe.passwords']));
    expect(lines.slice(lines.indexOf('-- table public.planted_for_search') + 1)[0]).toBe('a text that is planted');
    const again = await asks('dump');
    expect(again.lines.some(line => line.includes('planted'))).toBe(false);
  });

  it('gives everybody signed checkpoints to keep, and proves later that nothing before them was changed', async () => {
    const { sealer } = world.service.platform.sealing;
    const signed = async () => {
      await sealer.round();
      const [{ text }, { body }] = [await raw(world).get('/v1/log/checkpoint').expect(200), await raw(world).get('/v1/log/keys').expect(200)];
      const key = readVerifierKey((body as { keys: string[] }).keys[0] ?? '');
      return (key && openCheckpoint(text, [key])) ?? { size: -1, root: Buffer.alloc(0) };
    };
    const kept = await signed();
    expect(kept.size).toBe(Number(await world.service.platform.log.head()));
    await world.signsUp();
    await world.settled();
    const newer = await signed();
    const { body } = await raw(world).get(`/v1/log/consistency?from=${kept.size}&to=${newer.size}`).expect(200);
    const proof = (body as { hashes: string[] }).hashes.map(hash => Buffer.from(hash, 'base64'));
    expect(newer.size).toBeGreaterThan(kept.size);
    expect(isConsistent({ smaller: kept.size, smallerRoot: kept.root, size: newer.size, root: newer.root, proof })).toBe(true);
    await raw(world).get('/v1/health/sealing').expect(200);
  });

  it('exports the signed log of a service that runs, for a verifier with the key that everybody was given', async () => {
    await world.service.platform.sealing.sealer.round();
    const { body } = await raw(world).get('/v1/log/keys').expect(200);
    const folder = join(world.dataDir, 'for auditors');
    const { said, code } = await audit(['export', '--out', folder], urls);
    const [, size] = /newest checkpoint checkpoints\/1-0*(\d+)\.note/.exec(said) ?? [];
    expect(code).toBe(0);
    expect(await verified(folder, '--key', (body as { keys: string[] }).keys[0] ?? '')).toMatchObject({
      verdict: 'proven',
      firstBad: null,
      proven: { from: 1, to: Number(size), size: Number(size) },
    });
  });

  describe('by somebody with the role alone', () => {
    interface Kept {
      readonly ordinal: number;
      readonly position: string;
      readonly stream: string;
      readonly revision: number;
      readonly id: string;
      readonly type: string;
      readonly schemaVersion: number;
      readonly data: string;
      readonly metadata: string;
      readonly leaf: string;
    }
    let admin: Actor;
    let eve: Actor;
    let ada: Actor;
    let project: string;
    const WRITTEN = 'A sentence of Ada’s that no auditor reads';

    const read = async (query: string, who = eve) =>
      (await who.get(`/log/events?${query}`).expect(200)).body as { items: readonly Kept[]; next: string | null; position: string };
    /** As docs/log-format.md says it, in other words than the product’s own. */
    const leafOf = ({ stream, revision, id, type, schemaVersion, data, metadata }: Kept): string => {
      const number = (value: number) => Buffer.from(value.toString(16).padStart(16, '0'), 'hex');
      const fields = [stream, number(revision), Buffer.from(id.replaceAll('-', ''), 'hex'), type, number(schemaVersion), data, metadata];
      const sized = fields.map(field => {
        const bytes = Buffer.from(field as string);
        return Buffer.concat([Buffer.from(bytes.length.toString(16).padStart(8, '0'), 'hex'), bytes]);
      });
      return createHash('sha256')
        .update(Buffer.concat([Buffer.of(0), ...sized]))
        .digest('hex');
    };

    beforeAll(async () => {
      [eve, ada] = [await world.signsUp(), await world.signsUp()];
      admin = await world.signsUp();
      await admin.post('/administrators', { token: await world.service.firstAdministratorToken() }).expect(201);
      await admin.post(`/accounts/${eve.accountId}/roles`, { role: 'auditor' }).expect(200);
      project = await ada.createsProject(await film('keyreel-short'), { name: WRITTEN, transcribe: false, thumbnails: 1 });
      await ada.post(`/projects/${project}/texts`, { prompt: 'A bridge.', withTranscript: false }).expect(201);
      await world.settled();
    });

    it('reads the log page by page in both directions, each event with the leaf that its bytes make', async () => {
      const all: Kept[] = [];
      for (let cursor = ''; ;) {
        const { items, next } = await read(`limit=40&to=${(await read('limit=1&order=newest-first')).items[0]?.position}${cursor}`);
        all.push(...items);
        if (next === null) break;
        cursor = `&cursor=${next}`;
        if (all.length > 40) break; // its own looks are in it too: it never ends while it is read
      }
      expect(all.map(({ ordinal }) => ordinal)).toEqual(all.map((_, at) => at + 1));
      expect(all.map(leafOf)).toEqual(all.map(({ leaf }) => leaf));
      const back = await read(`limit=5&order=newest-first&to=${all[9]?.position}`);
      expect(back.items.map(({ ordinal }) => ordinal)).toEqual([10, 9, 8, 7, 6]);
      const rest = await read(`limit=50&order=newest-first&to=${all[9]?.position}&cursor=${back.next}`);
      expect(rest).toMatchObject({ items: [5, 4, 3, 2, 1].map(ordinal => ({ ordinal })), next: null });
    });

    it('finds by stream, category, type, account and time', async () => {
      const settled = await read(`type=HoldSettled&account=${ada.accountId}`);
      const one = { stream: `credits-${ada.accountId}`, type: 'HoldSettled' };
      expect(settled.items).toMatchObject([one, one]);
      const stream = await read(`stream=credits-${ada.accountId}&limit=200`);
      expect(stream.items.map(({ revision }) => revision)).toEqual(stream.items.map((_, revision) => revision));
      const projects = await read(`category=project&account=${ada.accountId}`);
      expect(new Set(projects.items.map(({ stream }) => stream))).toEqual(new Set([`project-${project}`]));
      const at = (event: Kept | undefined) => (JSON.parse(event?.metadata ?? '{}') as { at: string }).at;
      const [first, last] = [at(stream.items[0]), at(stream.items.at(-1))];
      expect((await read(`stream=credits-${ada.accountId}&from=${first}&to=${last}`)).items).toEqual(stream.items.filter(event => at(event) < last));
      expect((await read(`from=${last}&stream=credits-${ada.accountId}`)).items).toEqual(stream.items.filter(event => at(event) >= last));
      await eve.get('/log/events?from=yesterday').expect(400);
    });

    it('answers one event by its place, and none for what is no place', async () => {
      const { items } = await read('limit=3');
      expect((await eve.get(`/log/events/${items[2]?.position}`).expect(200)).body).toEqual(items[2]);
      for (const nowhere of ['00000000000000000000', '00000000000099999999', '3', 'x'])
        expect((await eve.get(`/log/events/${nowhere}`).expect(404)).body).toMatchObject({ code: 'event_unknown' });
    });

    it('shows nothing that anybody wrote, and lets nobody in who has not the role', async () => {
      for (let cursor = ''; ;) {
        const response = await eve.get(`/log/events?limit=200&account=${ada.accountId}${cursor}`).expect(200);
        for (const secret of [WRITTEN, ada.email]) expect(response.text).not.toContain(secret);
        if (response.body.next === null) break;
        cursor = `&cursor=${response.body.next}`;
      }
      expect((await ada.get('/log/events').expect(403)).body).toMatchObject({ code: 'role_required' });
    });

    it('follows the log as it grows, goes on after the last event seen, and hears what it wants alone', async () => {
      const heard = async (path: string, count: number, last?: string, meanwhile = () => Promise.resolve<unknown>(null)) => {
        const controller = new AbortController();
        const headers = { Authorization: `Bearer ${eve.token}`, ...(last === undefined ? {} : { 'Last-Event-ID': last }) };
        const response = await fetch(`${world.url}/v1${path}`, { headers, signal: controller.signal });
        await meanwhile();
        let text = '';
        const frames = () =>
          text
            .split('\n\n')
            .slice(0, -1)
            .flatMap(frame => /^id: (.*)\nevent: (.*)\ndata: (.*)$/m.exec(frame)?.slice(1) ?? []);
        for await (const chunk of response.body ?? []) {
          text += Buffer.from(chunk as Uint8Array).toString();
          if (frames().length >= 3 * count) break;
        }
        controller.abort();
        return frames();
      };
      const filter = `account=${ada.accountId}&category=project`;
      const [, began, , id, kind, data] = await heard(`/log/live?${filter}`, 2, undefined, () =>
        ada.post(`/projects/${project}/cards`, { name: 'Card', prompt: 'Sum it up.' }).expect(201),
      );
      expect([began, kind]).toEqual(['began', 'event']);
      const event = JSON.parse(data ?? '') as Kept;
      expect(event).toMatchObject({ position: id, stream: `project-${project}`, leaf: leafOf(event) });
      const before = (await read(`stream=project-${project}&limit=1`)).items[0];
      const [next] = await heard(`/log/live?${filter}`, 1, before?.position);
      expect(next).toBe((await read(`${filter}&limit=2`)).items[1]?.position);
      await eve.get('/log/live').set('Last-Event-ID', '00000000000099999999').expect(400);
    });

    it('reconciles the ledger with the tasks, the tasks with the attempts, and the attempts with the provider’s invoice', async () => {
      type Line = Readonly<Record<string, unknown>>;
      const lines = (text: string) =>
        text
          .trim()
          .split('\n')
          .map(line => JSON.parse(line) as Line);
      const report = async (kind: string) => lines((await eve.get(`/log/reconciliation?kind=${kind}`).expect(200)).text);
      const [began, ...rest] = await report('ledger-against-tasks');
      expect(began).toMatchObject({ kind: 'began', of: 'ledger-against-tasks' });
      expect(rest).toMatchObject([{ kind: 'summary', agrees: true, counts: { settled: 3, endedOnCredits: 3 } }]);
      const [, attempts] = await report('tasks-against-attempts');
      expect(attempts).toMatchObject({ kind: 'summary', agrees: true, counts: { attempts: 1, delivered: 1 } });

      const billed = await world.provider.invoice();
      expect(billed.length).toBe(1);
      const compare = async (type: string, text: string) => {
        const headers = { Authorization: `Bearer ${eve.token}`, 'Content-Type': type };
        const answer = await fetch(`${world.url}/v1/log/reconciliation/invoice`, { method: 'POST', headers, body: text });
        return { status: answer.status, lines: lines(await answer.text()).slice(1) };
      };
      const asJson = billed.map(line => JSON.stringify(line)).join('\n');
      expect(await compare('application/x-ndjson', asJson)).toMatchObject({
        lines: [{ agrees: true, counts: { attempts: 1, lines: 1, matched: 1 } }],
      });
      const asCsv = [
        'attemptId,inputTokens,outputTokens',
        ...billed.map(({ attemptId, inputTokens }) => `${attemptId},${inputTokens},1000000`),
        ',1,1',
      ];
      const differing = await compare('text/csv', asCsv.join('\r\n'));
      expect(differing.lines).toMatchObject([
        { kind: 'difference', code: 'usage-differs', attemptId: billed[0]?.attemptId, line: 2 },
        { kind: 'difference', code: 'line-without-attempt', line: 3, position: null },
        { kind: 'summary', agrees: false, differences: 2 },
      ]);
      expect((await compare('text/csv', 'a,b')).status).toBe(422);
      expect((await compare('video/mp4', 'a,b')).status).toBe(415);
    });

    it('has an export made that is verified offline, is its auditor’s alone, and is gone after a day or when it is taken back', async () => {
      const order = async (bounds: Readonly<Record<string, string>> = {}) =>
        (await eve.post('/log/exports', bounds).expect(201)).body.exportId as string;
      const { queueDesk } = world.service.platform;
      await queueDesk.pause('chores');
      const whole = await order();
      const early = await eve.get(`/log/exports/${whole}/archive`).expect(409);
      expect(early.body).toMatchObject({ code: 'log_export_not_made', reason: 'being_made' });
      await queueDesk.resume('chores');
      const half = await order({ from: '00000000000000000003', to: '00000000000000000007' });
      await world.settled();
      const { export: made } = (await eve.get(`/log/exports/${whole}`).expect(200)).body as {
        export: { state: string; made: { files: number; size: number } };
      };
      expect(made).toMatchObject({ exportId: whole, state: 'made', failure: null, made: { epoch: 1, first: 1, last: made.made.size } });
      const archive = await fetch(`${world.url}/v1/log/exports/${whole}/archive`, { headers: { Authorization: `Bearer ${eve.token}` } });
      const files = await readZip(Buffer.from(await archive.arrayBuffer()));
      expect(files.length).toBe(made.made.files);
      const folder = join(world.dataDir, 'fetched export');
      for (const { name, bytes } of files) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), bytes);
      }
      expect(await verified(folder)).toMatchObject({ firstBad: null });
      const { items } = (await eve.get('/log/exports').expect(200)).body as { items: object[] };
      expect(items).toMatchObject([{ exportId: half, made: { first: 3, last: 7 } }, { exportId: whole }]);

      expect((await admin.get(`/log/exports/${whole}/archive`).expect(404)).body).toMatchObject({ code: 'log_export_unknown' });
      await admin.delete(`/log/exports/${whole}`).expect(404);
      await ada.post('/log/exports', {}).expect(403);
      expect((await eve.post('/log/exports', { from: '00000000000099999999' }).expect(404)).body).toMatchObject({ code: 'event_unknown' });

      await eve.delete(`/log/exports/${half}`).expect(200);
      await eve.get(`/log/exports/${half}/archive`).expect(404);
      world.clock.moveOn(24 * 3_600_000 + 1_000);
      await world.service.chores();
      await world.settled();
      await eve.get(`/log/exports/${whole}`).expect(404);
      const left = await readdir(join(world.dataDir, 'content'), { recursive: true });
      expect(left.filter(name => name.includes('log-export'))).toEqual([]);
    });

    describe('and what its owner takes along', () => {
      interface Envelope {
        readonly document: string;
      }
      let keys: readonly string[];

      const seal = async () => {
        // one may be under way that began before the last event
        for (let rounds = 0; rounds < 2; rounds += 1) await world.service.platform.sealing.sealer.round();
      };
      const proofOf = (path: string, who = ada) =>
        who
          .get(path)
          .expect(200)
          .expect('content-disposition', /tlog-proof/);
      const judged = (document: object, contents: Parameters<typeof verifyDocument>[1]['contents'] = []) =>
        verifyDocument(JSON.stringify(document), { keys, contents });

      beforeAll(async () => {
        await world.settled();
        await seal();
        keys = (await ada.get('/log/keys').expect(200)).body.keys as readonly string[];
      });

      it('proves each event of an owner’s own, and no other', async () => {
        const { items } = (await ada.get('/credits/statement').expect(200)).body as { items: readonly { position: string }[] };
        for (const { position } of items) {
          const proof = readProofFile((await proofOf(`/log/proofs/${position}`)).text);
          const { leaf, ordinal } = (await eve.get(`/log/events/${position}`).expect(200)).body as Kept;
          const head = openCheckpoint(
            proof?.checkpoint ?? '',
            keys.flatMap(key => readVerifierKey(key) ?? []),
          );
          expect(proof?.index).toBe(ordinal - 1);
          const claim = {
            leaf: Buffer.from(leaf, 'hex'),
            index: ordinal - 1,
            size: head?.size ?? 0,
            root: head?.root ?? Buffer.of(),
            proof: proof?.hashes ?? [],
          };
          expect(isIncluded(claim)).toBe(true);
        }
        const [{ position }] = items as readonly [{ position: string }];
        await proofOf(`/log/events/${position}/proof`, eve);
        await ada.get(`/log/events/${position}/proof`).expect(403);
        for (const [who, place] of [
          [eve, position],
          [ada, 'x'],
          [ada, (await read('type=PriceCatalogueAdopted')).items[0]?.position],
        ] as const)
          expect((await who.get(`/log/proofs/${place}`).expect(404)).body).toMatchObject({ code: 'event_unknown' });
      });

      it('gives statements and receipts that are verified without the service', async () => {
        const whole = (await ada.get('/credits/statement/signed').expect(200)).body as Envelope;
        expect(judged(whole)).toMatchObject({ verdict: 'proven', kind: 'statement', events: 5 });
        const { statement } = JSON.parse(whole.document) as { statement: { entries: readonly { at: string; kind: string }[] } };
        const [, , third] = statement.entries;
        for (const period of [
          `from=${third?.at}`,
          `to=${third?.at}`,
          `from=${third?.at}&to=${third?.at}`.replace(/to=.*/, 'to=2999-01-01T00:00:00Z'),
          'from=2999-01-01T00:00:00Z',
          'to=2000-01-01T00:00:00Z',
        ])
          expect([period, judged((await ada.get(`/credits/statement/signed?${period}`).expect(200)).body as Envelope)]).toMatchObject([
            period,
            { verdict: 'proven' },
          ]);

        const tasks = (await ada.get(`/projects/${project}/tasks`).expect(200)).body.items as readonly { taskId: string; operation: string }[];
        for (const { taskId, operation } of tasks) {
          const receipt = (await ada.get(`/tasks/${taskId}/receipt/signed`).expect(200)).body as Envelope;
          expect([operation, judged(receipt)]).toMatchObject([operation, { verdict: 'proven', kind: 'receipt' }]);
          const { commitments } = JSON.parse(receipt.document) as { commitments: readonly { salt: string | null }[] };
          expect(commitments.length).toBeGreaterThan(0);
          expect(commitments.filter(({ salt }) => salt === null)).toEqual([]);
        }
        const text = tasks.find(({ operation }) => operation === 'text')?.taskId;
        const receipt = (await ada.get(`/outputs/${text}/receipt/signed`).expect(200)).body as Envelope;
        const { text: content } = await ada.get(`/outputs/${text}/content`).expect(200);
        expect(judged(receipt, [{ name: 'text', bytes: Buffer.from(content) }])).toMatchObject({ verdict: 'proven', contents: [{ role: 'text' }] });
        expect(judged({ ...receipt, document: receipt.document.replace('"payer":"credits"', '"payer":"own-key"') })).toMatchObject({
          verdict: 'broken',
        });
        await eve.get(`/tasks/${text}/receipt/signed`).expect(404);
        await ada.get(`/tasks/${randomUUID()}/receipt/signed`).expect(404);
      });
    });

    it('leaves a trace of each look in the log', async () => {
      await read('type=PriceCatalogueAdopted');
      const { items } = await read(`stream=auditlooks-${eve.accountId}&limit=200`);
      const looks = items.map(({ type, data }) => ({ type, ...(JSON.parse(data) as { route: string; filter: object }) }));
      const mine = { type: 'AuditLookTaken', accountId: eve.accountId, route: 'GET /v1/log/events' };
      expect(looks).toContainEqual({ ...mine, filter: { type: 'PriceCatalogueAdopted' } });
      expect(looks.at(-1)).toEqual({ ...mine, filter: { stream: `auditlooks-${eve.accountId}`, limit: '200' } });
      await eve.get('/credit-changes').expect(200);
      const [last] = (await read(`stream=auditlooks-${eve.accountId}&order=newest-first`)).items.slice(1);
      expect(last?.data).toContain('GET /v1/credit-changes');
    });
  });
});
