import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { TOKEN_SCOPES } from '../../src/infrastructure/http/scopes.js';
import type { Actor } from '../support/actor.js';
import { operations, type Operation } from '../support/api-document.js';
import { film, openWorld, type World } from '../support/world.js';

interface Answer {
  readonly status: number;
  readonly code: unknown;
  readonly text: string;
  readonly headers: string;
}

type Places = Readonly<Record<string, string>>;

const guarded = operations.filter(({ audience }) => !audience.includes('public'));
const forUsers = guarded.filter(({ audience }) => audience.includes('user'));
const named = ({ method, path }: Operation): string => `${method.toUpperCase()} ${path}`;
const said = ({ status, code }: Answer): string => `${status} ${String(code)}`;
const refusedOtherwise = (answers: readonly (readonly [Operation, Answer])[], status: number, code: string) =>
  answers.filter(([{ method }, it]) => it.status !== status || (method !== 'head' && it.code !== code)).map(([of, it]) => [named(of), said(it)]);
/** What differs in every request by right. */
const withoutIds = (text: string): string => text.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, '…');

const PATIENCE_MS = 30_000;

/** Every operation of the API document against everybody who might come: a new one is covered by being described. */
describe('the walls', () => {
  let world: World;
  let ada: Actor;
  let bob: Actor;
  let staff: Readonly<Record<'support' | 'auditor' | 'admin', Actor>>;
  let mine: Places;

  const pathOf = ({ path, places }: Operation, filled: Places) =>
    places.reduce((so, place) => {
      const value = filled[place];
      if (value === undefined) throw new Error(`${path} has the place {${place}}, which no object of the owner fills: add one to prepareWorld().`);
      return so.replace(`{${place}}`, value);
    }, path);

  const ask = async (operation: Operation, filled: Places, token: string | null): Promise<Answer> => {
    const { method, body } = operation;
    const type = body === null ? 'application/offset+octet-stream' : 'application/json';
    const response = await fetch(`${world.url}${pathOf(operation, filled)}`, {
      method: method.toUpperCase(),
      headers: {
        'idempotency-key': randomUUID(),
        'if-match': '*',
        'tus-resumable': '1.0.0',
        'upload-offset': '0',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === null && method !== 'patch' ? {} : { 'content-type': type }),
      },
      ...(body === null ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch((error: unknown) => {
      throw new Error(`${named(operation)} was not answered within ${PATIENCE_MS / 1000} s.`, { cause: error });
    });
    const headers = [...response.headers].filter(([name]) => name !== 'date').map(([name, value]) => `${name}: ${value}`);
    return { status: response.status, ...(await read(response)), headers: headers.toSorted().join('\n') };
  };

  /** A stream of events would never end; that it begins is enough. */
  const read = async (response: Response): Promise<{ readonly code: unknown; readonly text: string }> => {
    const type = response.headers.get('content-type') ?? '';
    if (type.startsWith('text/event-stream')) return response.body?.cancel().then(() => ({ code: null, text: '' })) ?? { code: null, text: '' };
    const text = await response.text();
    return { code: /^application\/(problem\+)?json/.test(type) && text !== '' ? (JSON.parse(text) as { code?: unknown }).code : null, text };
  };

  const askAll = async (all: readonly Operation[], filled: Places, token: string | null) => {
    const answers: (readonly [Operation, Answer])[] = [];
    for (const operation of all) answers.push([operation, await ask(operation, filled, token)]);
    return answers;
  };
  const tokenWith = async (actor: Actor, scopes: readonly string[]) => {
    const { body } = await actor.post('/tokens', { name: 'matrix', scopes }).expect(201);
    return body as { readonly token: string; readonly tokenId: string };
  };
  const sessionOf = async (actor: Actor): Promise<string> => {
    const { body } = await actor.get('/sessions').expect(200);
    return String((body.items as readonly { sessionId: string; current: boolean }[]).find(({ current }) => current)?.sessionId);
  };
  const behindTheScenes = async (sql: string, id: string): Promise<void> => {
    const owner = new pg.Client({ connectionString: world.database.ownerUrl });
    await owner.connect();
    const { rowCount } = await owner.query(sql, [id]);
    await owner.end();
    expect(rowCount).toBe(1);
  };

  /** One object of the owner's for every place in a path. */
  const prepareWorld = async (): Promise<Places> => {
    const uploadId = await ada.uploads(await film('keyreel-short'));
    const source = { kind: 'upload', uploadId };
    const made = await ada.post('/projects', { name: 'A film', source, transcribe: false, thumbnails: 1 }).expect(201);
    const projectId = String(made.body.projectId);
    await world.settled();
    const threshold = { microCredits: String((await ada.available()) - 1n) };
    await ada.put('/credits/thresholds', { thresholds: [threshold] }).expect(200);
    const card = await ada.post(`/projects/${projectId}/cards`, { name: 'Card', prompt: 'Sum it up.' }).expect(201);
    await ada.post(`/projects/${projectId}/images`, { prompt: 'A bridge.', size: '512x512', quality: 'low' }).expect(201);
    await world.settled();
    const outputs = await ada.get(`/projects/${projectId}/outputs`).expect(200);
    const tasks = await ada.get(`/projects/${projectId}/tasks`).expect(200);
    const notices = await ada.get('/notices').expect(200);
    const sessions = await ada.get('/sessions').expect(200);
    // as good as any other for its owner, and nobody is asked there
    const webhook = await ada.post('/webhooks', { url: 'https://[::ffff:127.0.0.1]/' }).expect(201);
    const share = await ada.post(`/projects/${projectId}/shares`, { thumbnails: true }).expect(201);
    const { tokenId } = await tokenWith(ada, ['account:read']);
    return {
      accountId: ada.accountId,
      role: 'user',
      changeId: randomUUID(),
      messageId: randomUUID(),
      noticeId: String(notices.body.items[0].noticeId),
      webhookId: String(webhook.body.webhookId),
      projectId,
      uploadId,
      shareId: String(share.body.shareId),
      tokenId,
      cardId: String(card.body.cardId),
      outputId: String(outputs.body.items[0].outputId),
      taskId: String(tasks.body.items[0].taskId),
      sessionId: String(sessions.body.items[0].sessionId),
    };
  };

  beforeAll(async () => {
    world = await openWorld();
    [ada, bob] = [await world.signsUp(), await world.signsUp()];
    staff = { support: await world.signsUp(), auditor: await world.signsUp(), admin: await world.signsUp() };
    await staff.admin.post('/administrators', { token: await world.service.firstAdministratorToken() }).expect(201);
    for (const role of ['support', 'auditor'] as const) await staff.admin.post(`/accounts/${staff[role].accountId}/roles`, { role }).expect(200);
    mine = await prepareWorld();
  }, 120_000);
  afterAll(() => world.close());

  it('let nobody in without a token, before anything else of the request is judged', async () => {
    expect(guarded.length).toBeGreaterThan(50);
    expect(refusedOtherwise(await askAll(guarded, mine, null), 401, 'token_missing')).toEqual([]);
  });

  it('let nobody in with a token or a session that has expired or was revoked', async () => {
    const [ended, revoked] = [await tokenWith(ada, TOKEN_SCOPES), await tokenWith(ada, TOKEN_SCOPES)];
    await ada.delete(`/tokens/${revoked.tokenId}`).expect(204);
    await behindTheScenes(`update safe.personal_tokens set expires_at = now() - interval '1 day' where token_id = $1`, ended.tokenId);
    const [old, signedOut] = [await ada.signsInAgain(), await ada.signsInAgain()];
    await behindTheScenes(`update safe.sessions set expires_at = now() - interval '1 day' where session_id = $1`, await sessionOf(old));
    await ada.delete(`/sessions/${await sessionOf(signedOut)}`).expect(204);
    for (const { token } of [ended, revoked, old, signedOut])
      expect(refusedOtherwise(await askAll(guarded, mine, token), 401, 'token_invalid')).toEqual([]);
  });

  it('let no token in beyond its scopes', async () => {
    for (const scope of new Set(forUsers.map(operation => operation.scope))) {
      const area = String(scope).split(':')[0];
      const others = TOKEN_SCOPES.filter(known => !known.startsWith(`${area}:`));
      const { token } = await tokenWith(ada, others);
      const asked = forUsers.filter(operation => operation.scope === scope);
      expect(refusedOtherwise(await askAll(asked, mine, token), 403, 'scope_missing')).toEqual([]);
    }
  });

  it('let nobody in whose role the route does not name', async () => {
    for (const [role, { token }] of Object.entries({ user: bob, ...staff })) {
      const closed = guarded.filter(({ audience }) => !audience.includes('user') && !audience.includes(role));
      expect(refusedOtherwise(await askAll(closed, mine, token), 403, 'role_required')).toEqual([]);
    }
  });

  it('show what is somebody else’s exactly as what is not there, to users, support, auditors and administrators', async () => {
    const missing = Object.fromEntries(Object.keys(mine).map(place => [place, randomUUID()]));
    const withObjects = forUsers.filter(({ places }) => places.length > 0);
    const differing: unknown[] = [];
    for (const { token } of [bob, ...Object.values(staff)]) {
      for (const operation of withObjects) {
        const [foreign, absent] = [await ask(operation, mine, token), await ask(operation, missing, token)];
        const alike = withoutIds(JSON.stringify(foreign)) === withoutIds(JSON.stringify(absent));
        if (!alike || foreign.status < 400 || foreign.status >= 500) differing.push([named(operation), foreign, absent]);
      }
    }
    expect(differing).toEqual([]);
  });

  it('let the owner in to each of these objects', async () => {
    const { projectId, cardId, outputId, taskId, uploadId, webhookId } = mine;
    for (const path of ['projects', 'outputs', 'tasks', 'uploads', 'webhooks'].map(
      (kind, at) => `/${kind}/${[projectId, outputId, taskId, uploadId, webhookId][at]}`,
    ))
      await ada.get(path).expect(200);
    await ada.delete(`/projects/${projectId}/cards/${cardId}`).expect(200);
    await ada.delete(`/tokens/${mine['tokenId']}`).expect(204);
  });
});
