import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { FULL_SESSION, TOKEN_SCOPES } from '../../src/infrastructure/http/scopes.js';
import type { Actor } from '../support/actor.js';
import { operations, type Operation } from '../support/api-document.js';
import { askOperation, inTurn, named, said, type Answer, type Places } from '../support/asked-operation.js';
import { film, openWorld, type World } from '../support/world.js';

type Wrong = string;

/** How a wall says no; any other answer comes from behind it. */
const WALLS = [
  'token_missing',
  'token_invalid',
  'foreign_page',
  'scope_missing',
  'role_required',
  'look_not_open',
  'resource_missing',
  'route_missing',
];

const rows = inTurn(operations).map(operation => [named(operation), operation] as const);
const isOpen = ({ audience }: Operation): boolean => audience.includes('public');
const isForUsers = ({ audience }: Operation): boolean => audience.includes('user');
/** What differs in every request by right. */
const withoutIds = (answer: Answer): string => JSON.stringify(answer).replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, '…');
const areaOf = ({ scope }: Operation): string => String(scope).split(':')[0] ?? '';
const bearing = (token: string | null) => (token === null ? {} : { authorization: `Bearer ${token}` });

/** Every operation of the API document against everybody who might come: a new one gets its row by being described. */
describe('the walls', () => {
  let world: World;
  let ada: Actor;
  let bob: Actor;
  let second: Actor;
  let staff: Readonly<Record<'support' | 'auditor' | 'admin', Actor>>;
  let mine: Places;
  let textId: string;
  let over: readonly (readonly [who: string, token: string])[];
  /** By area: tokens of ada and of an administrator that may do everything but what is of it. */
  let scopeless: ReadonlyMap<string, { readonly user: string; readonly staff: string }>;
  const missing: Record<string, string> = {};

  const ask = (operation: Operation, filled: Places, token: string | null, more = {}): Promise<Answer> =>
    askOperation(world.url, operation, filled, { ...bearing(token), ...more });
  const others = () => Object.entries({ 'another account': bob, ...staff });
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
    const made = await ada.post('/projects', { name: 'A film', source: { kind: 'upload', uploadId }, thumbnails: 1 }).expect(201);
    const projectId = String(made.body.projectId);
    await world.settled();
    const threshold = { microCredits: String((await ada.available()) - 1n) };
    await ada.put('/credits/thresholds', { thresholds: [threshold] }).expect(200);
    const card = await ada.post(`/projects/${projectId}/cards`, { name: 'Card', prompt: 'Sum it up.' }).expect(201);
    textId = String((await ada.post(`/projects/${projectId}/texts`, { prompt: 'A bridge.' }).expect(201)).body.taskId);
    await world.settled();
    const tasks = await ada.get(`/projects/${projectId}/tasks`).expect(200);
    const [thumbnails] = (tasks.body.items as readonly { taskId: string; operation: string }[]).filter(({ operation }) => operation === 'thumbnails');
    const refused = await ada.post('/projects', { payer: 'own-key' }).expect(400);
    const notices = await ada.get('/notices').expect(200);
    // as good as any other for its owner, and nobody is asked there
    const webhook = await ada.post('/webhooks', { url: 'https://[::ffff:127.0.0.1]/' }).expect(201);
    const share = await ada.post(`/projects/${projectId}/shares`, { thumbnails: true }).expect(201);
    const kept = await ada.post('/cards', { name: 'Card', prompt: 'Sum it up.' }).expect(201);
    return {
      accountId: ada.accountId,
      role: 'auditor',
      lane: 'deliveries',
      name: 'accounts.erasures',
      exportId: randomUUID(),
      jobId: randomUUID(),
      changeId: randomUUID(),
      messageId: randomUUID(),
      refusalId: String(refused.headers['keyreel-request-id']),
      noticeId: String(notices.body.items[0].noticeId),
      webhookId: String(webhook.body.webhookId),
      projectId,
      uploadId,
      shareId: String(share.body.shareId),
      token: String(share.body.token),
      tokenId: (await tokenWith(ada, ['account:read'])).tokenId,
      cardId: String(card.body.cardId),
      galleryCardId: String(kept.body.galleryCardId),
      outputId: textId,
      with: textId,
      taskId: String(thumbnails?.taskId),
      position: String((await ada.get('/credits/statement').expect(200)).body.items[0].position),
      // of the tree of the log, which is nobody's
      level: '0',
      index: '0',
      size: '1',
      consentId: String((await ada.post('/accounts/me/support-consents', { hours: 1 }).expect(201)).body.consentId),
      sessionId: await sessionOf(await ada.signsInAgain()),
    };
  };
  const prepareTokens = async (): Promise<void> => {
    const [ended, revoked] = [await tokenWith(ada, TOKEN_SCOPES), await tokenWith(ada, TOKEN_SCOPES)];
    await ada.delete(`/tokens/${revoked.tokenId}`).expect(204);
    await behindTheScenes(`update safe.personal_tokens set expires_at = now() - interval '1 day' where token_id = $1`, ended.tokenId);
    const [old, signedOut] = [await ada.signsInAgain(), await ada.signsInAgain()];
    await behindTheScenes(`update safe.sessions set expires_at = now() - interval '1 day' where session_id = $1`, await sessionOf(old));
    await ada.delete(`/sessions/${await sessionOf(signedOut)}`).expect(204);
    over = Object.entries({ 'expired token': ended, 'revoked token': revoked, 'expired session': old, 'ended session': signedOut }).map(
      ([who, { token }]) => [who, token],
    );
    const areas = [FULL_SESSION, ...new Set(TOKEN_SCOPES.map(scope => scope.split(':')[0] ?? ''))];
    const allBut = (area: string) => TOKEN_SCOPES.filter(scope => !scope.startsWith(`${area}:`));
    const pairs = areas.map(async area => {
      const [user, admin] = [await tokenWith(ada, allBut(area)), await tokenWith(second, allBut(area))];
      return [area, { user: user.token, staff: admin.token }] as const;
    });
    scopeless = new Map(await Promise.all(pairs));
  };

  beforeAll(async () => {
    world = await openWorld();
    [ada, bob, second] = [await world.signsUp(), await world.signsUp(), await world.signsUp()];
    staff = { support: await world.signsUp(), auditor: await world.signsUp(), admin: await world.signsUp() };
    await staff.admin.post('/administrators', { token: await world.service.firstAdministratorToken() }).expect(201);
    for (const role of ['support', 'auditor'] as const) await staff.admin.post(`/accounts/${staff[role].accountId}/roles`, { role }).expect(200);
    await staff.admin.post(`/accounts/${second.accountId}/roles`, { role: 'admin' }).expect(200);
    mine = await prepareWorld();
    for (const place of Object.keys(mine)) missing[place] = randomUUID();
    await prepareTokens();
  }, 120_000);
  afterAll(() => world.close());

  const otherwise = (operation: Operation, who: string, answer: Answer, wanted: string): readonly Wrong[] => {
    const isRight = operation.method === 'head' ? wanted.startsWith(String(answer.status)) : said(answer) === wanted;
    return isRight ? [] : [`${who}: ${said(answer)} instead of ${wanted}`];
  };

  /** Nobody known: without a token, or with one that is worth nothing any more. */
  const unknown = async (operation: Operation): Promise<readonly Wrong[]> => {
    const wrong = [...otherwise(operation, 'anonymous', await ask(operation, mine, null), '401 token_missing')];
    for (const [who, token] of over) wrong.push(...otherwise(operation, who, await ask(operation, mine, token), '401 token_invalid'));
    return wrong;
  };

  /** Whose the things are, or who has the role, with a token for everything else. */
  const withoutScope = async (operation: Operation): Promise<readonly Wrong[]> => {
    const tokens = scopeless.get(areaOf(operation));
    const token = isForUsers(operation) ? tokens?.user : tokens?.staff;
    return otherwise(operation, 'wrong scope', await ask(operation, mine, token ?? null), '403 scope_missing');
  };

  const withoutRole = async (operation: Operation): Promise<readonly Wrong[]> => {
    const wrong: Wrong[] = [];
    for (const [who, { token }] of others().filter(([who]) => !operation.audience.includes(who)))
      wrong.push(...otherwise(operation, who, await ask(operation, mine, token), '403 role_required'));
    return wrong;
  };

  /** Somebody else, whatever their role: what is hers is as what is not there, and no list names it. */
  const foreign = async (operation: Operation): Promise<readonly Wrong[]> => {
    if (operation.places.length === 0 && operation.method !== 'get') return [];
    const wrong: Wrong[] = [];
    for (const [who, { token }] of others()) {
      const answer = await ask(operation, mine, token);
      if (operation.places.length === 0) {
        if (Object.values(mine).some(value => value.length === 36 && answer.text.includes(value))) wrong.push(`${who}: is told of hers`);
        continue;
      }
      const absent = await ask(operation, missing, token);
      if (answer.status < 400 || answer.status >= 500) wrong.push(`${who}: ${said(answer)}`);
      if (withoutIds(answer) !== withoutIds(absent)) wrong.push(`${who}: ${JSON.stringify(answer)} is not as ${JSON.stringify(absent)}`);
    }
    return wrong;
  };

  /** Support, while she lets it look at everything. */
  const withGrant = async (operation: Operation): Promise<readonly Wrong[]> => {
    const look = (at: string, filled = mine) => ask(operation, filled, staff.support.token, { 'keyreel-account': at });
    if (!operation.withConsent)
      return otherwise(
        operation,
        'with a grant',
        await look(ada.accountId),
        operation.audience.some(role => role === 'user' || role === 'support') ? '403 look_not_open' : '403 role_required',
      );
    const [seen, ungranted] = [await look(ada.accountId), await look(bob.accountId)];
    const wrong = [
      ...(seen.status === 200 ? [] : [`with a grant: ${said(seen)}`]),
      ...otherwise(operation, 'no grant', ungranted, '404 resource_missing'),
    ];
    if (operation.places.length === 0) return wrong;
    const absent = await look(ada.accountId, missing);
    return [...wrong, ...(absent.status === 404 ? [] : [`with a grant, of what is missing: ${said(absent)}`])];
  };

  /** What the staff acts on: things that nobody has, at another account; and nobody is signed out. */
  const actedOn = (operation: Operation): Places => {
    const { role = '', lane = '', name = '' } = mine;
    return {
      ...missing,
      ...{ role, lane, name },
      accountId: (named(operation).endsWith('/sessions/end') ? missing['accountId'] : bob.accountId) ?? '',
    };
  };

  /** Whose the things are; where a role is asked for, who has it; where anybody may come, anybody. */
  const letIn = async (operation: Operation): Promise<readonly Wrong[]> => {
    const { path, audience, method, places } = operation;
    const isSpare = named(operation) === 'DELETE /v1/sessions/current';
    const owner = isSpare ? await ada.signsInAgain() : ada;
    const who = isOpen(operation) ? null : isForUsers(operation) ? owner : audience.includes('admin') ? second : staff.auditor;
    // whom the staff looks at or acts for is told of it, with the ids in the path
    const isTold = !isForUsers(operation) && (operation.act !== null || places.includes('accountId'));
    const things = isTold ? actedOn(operation) : mine;
    const answer = await ask(operation, /\/(text|prompt)$/.test(path) ? { ...things, taskId: textId } : things, who?.token ?? null);
    if (isForUsers(operation) && method === 'get' && places.length > 0 && answer.status !== 200) {
      // what is not made of it yet may be refused, but never as what is not there
      const absent = await ask(operation, missing, ada.token);
      if (said(absent) === said(answer) || answer.status >= 500) return [`the owner: ${said(answer)}`];
    }
    const isTurnedAway = WALLS.includes(String(answer.code)) && !(isOpen(operation) && answer.code === 'resource_missing');
    return isTurnedAway ? [`whoever may: ${said(answer)}`] : [];
  };

  it.each(rows)('let in to %s whoever may, and nobody else', async (_, operation) => {
    const wrong = isOpen(operation)
      ? []
      : [
          ...(await unknown(operation)),
          ...(await withoutScope(operation)),
          ...(await (isForUsers(operation) ? foreign(operation) : withoutRole(operation))),
          ...(await withGrant(operation)),
        ];
    expect([...wrong, ...(await letIn(operation))]).toEqual([]);
  });

  it('stand before more than half of what there is', () => {
    const guarded = operations.filter(operation => !isOpen(operation));
    expect(guarded.length).toBeGreaterThan(90);
    expect(operations.filter(({ withConsent }) => withConsent).length).toBeGreaterThan(10);
  });
});
