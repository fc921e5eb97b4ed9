import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { asService } from '../../src/infrastructure/asking/asker.js';
import type { Actor } from '../support/actor.js';
import { film, openWorld, type World } from '../support/world.js';

type Body = Readonly<Record<string, unknown>>;

/** An account with a project that is bound to no key and one that is bound to its first key. */
interface House {
  readonly who: Actor;
  readonly uploadId: string;
  readonly unbound: string;
  readonly bound: string;
  readonly secret: string;
}

/** What each question of the table is answered; the questions are the columns. */
interface Row {
  readonly create: string;
  readonly creditPaid: string;
  readonly unbound: string;
  readonly bound: string;
}

const BLOCKED = (reason: string): Row => ({
  create: `409 key_unusable ${reason}`,
  creditPaid: '201 credits',
  unbound: `409 key_unusable ${reason}`,
  bound: `409 key_unusable ${reason}`,
});
const OPEN: Row = { create: '201 bound', creditPaid: '201 credits', unbound: '201 own-key', bound: '201 own-key' };

const HELLO = { prompt: 'Say hello.', withTranscript: false, maxOutputTokens: 64 };
const TWO_WAYS_OUT = ['add_funds_at_openai', 'remove_key'];
const REMEDIES: Readonly<Record<string, readonly string[]>> = {
  key_unusable: TWO_WAYS_OUT,
  key_required_same: ['add_same_key', 'create_new_project'],
  key_unreadable: ['contact_support'],
  provider_rate_limited: ['ask_openai_for_a_higher_limit', 'wait_and_retry', 'remove_key', 'contact_support'],
  platform_credits_insufficient: [],
};

/**
 * The decision table of the rules, each cell through the front door. What comes of a task that waits at a rate limit
 * is proven in provider-failures.journey.spec.ts.
 */
describe('the decision table', () => {
  let world: World;
  let bytes: Buffer;
  let lived: House;

  const named = (name = 'good') => `sk-proj-${name}-${randomUUID()}`;
  const plan = ({ uploadId }: Pick<House, 'uploadId'>) => ({ source: { kind: 'upload', uploadId }, transcribe: false, thumbnails: 1 });
  const adds = (who: Actor, secret: string, wishes: Body = {}) => who.post('/settings/api/key', { secret, ...wishes }).expect(201);
  const removes = (who: Actor) => who.delete('/settings/api/key').expect(200);
  const statusOf = async (who: Actor): Promise<string> => (await who.get('/settings/api').expect(200)).body.key?.status ?? 'none';

  /** The key behaves like this from now on, and a text on it brings that to light. */
  const meets = async ({ who, bound, secret }: House, behaviour: string) => {
    await world.provider.trouble(secret, behaviour);
    await who.post(`/projects/${bound}/texts`, HELLO).expect(201);
    await world.settled();
  };

  const STATES: readonly (readonly [string, (house: House) => Promise<unknown>, string, Row])[] = [
    [
      'no key',
      ({ who }) => removes(who),
      'none',
      { create: '201 unbound', creditPaid: '201 credits', unbound: '201 credits', bound: '409 key_required_same no_key_stored' },
    ],
    ['a usable key', () => Promise.resolve(), 'usable', OPEN],
    [
      'an unverified key',
      async ({ who, secret }) => {
        await removes(who);
        await world.provider.break({ behaviour: 'server_is_overloaded', key: secret });
        await adds(who, secret);
      },
      'unverified',
      OPEN,
    ],
    ['an invalid key', house => meets(house, 'invalid_api_key'), 'invalid', BLOCKED('invalid')],
    ['a restricted key', house => meets(house, 'missing-scopes'), 'restricted', BLOCKED('restricted')],
    ['an expired key', house => meets(house, 'api_key_expired'), 'expired', BLOCKED('expired')],
    ['an exhausted key', house => meets(house, 'credit_balance_exhausted'), 'exhausted', BLOCKED('exhausted')],
    ['another key', ({ who }) => adds(who, named(), { replace: true }), 'usable', { ...OPEN, bound: '409 key_required_same another_key_is_stored' }],
    [
      'another key, exhausted',
      ({ who }) => adds(who, named('dry'), { replace: true }),
      'exhausted',
      { ...BLOCKED('exhausted'), bound: '409 key_required_same another_key_is_stored' },
    ],
    [
      'the same key again, exhausted by now',
      async ({ who, secret }) => {
        await removes(who);
        await world.provider.drain(secret);
        await adds(who, secret);
      },
      'exhausted',
      BLOCKED('exhausted'),
    ],
    [
      'a key that the vault cannot open',
      ({ who }) =>
        asService('operator', () => world.service.platform.pool.query('delete from safe.provider_keys where account_id = $1', [who.accountId])),
      'unreadable',
      { ...OPEN, unbound: '503 key_unreadable', bound: '503 key_unreadable' },
    ],
    // the last ones: from here on the calls of this key rest for a while
    ['a rate-limited key', house => meets(house, 'rate_limit_exceeded'), 'usable|rate-limited', OPEN],
    [
      'a key that is rate-limited for longer than work waits',
      async ({ who, bound, secret }) => {
        await world.provider.break({ behaviour: 'rate_limit_exceeded', key: secret, endpoint: 'responses', retryAfter: 3_600 });
        await who.post(`/projects/${bound}/texts`, HELLO).expect(201);
        // a job that failed for its own sake is tried again in a moment, and nobody calls that under way
        do await world.settled();
        while ((await statusOf(who)) !== 'rate-limited');
      },
      'rate-limited',
      { ...OPEN, unbound: '429 provider_rate_limited rate_limited', bound: '429 provider_rate_limited rate_limited' },
    ],
  ];

  /** Its first key is stored again, and works. */
  const beginsAnew = async ({ who, unbound, bound, secret }: House) => {
    // an answer that is still under way would be news about the key
    for (const projectId of [unbound, bound]) await who.cancelsWaiting(projectId);
    await removes(who);
    await world.provider.mend();
    await world.provider.restore(secret);
    await adds(who, secret);
    await world.settled();
  };

  const house = async (): Promise<House> => {
    const who = await world.signsUp();
    const uploadId = await who.uploads(bytes);
    const create = async () => String((await who.post('/projects', { name: 'A film', ...plan({ uploadId }) }).expect(201)).body.projectId);
    const unbound = await create();
    const secret = named();
    await adds(who, secret);
    const bound = await create();
    await world.settled();
    return { who, uploadId, unbound, bound, secret };
  };

  const questions = (
    it: House,
  ): Readonly<Record<keyof Row, { readonly path: string; readonly body: Body; readonly quote: readonly [string, Body] }>> => ({
    create: { path: '/projects', body: { name: 'Another', ...plan(it) }, quote: ['/projects/quote', plan(it)] },
    creditPaid: {
      path: `/projects/${it.bound}/thumbnails`,
      body: { count: 1 },
      quote: [`/projects/${it.bound}/quote`, { work: { kind: 'thumbnails', count: 1 } }],
    },
    unbound: {
      path: `/projects/${it.unbound}/texts`,
      body: HELLO,
      quote: [`/projects/${it.unbound}/quote`, { work: { kind: 'text', ...HELLO } }],
    },
    bound: { path: `/projects/${it.bound}/texts`, body: HELLO, quote: [`/projects/${it.bound}/quote`, { work: { kind: 'text', ...HELLO } }] },
  });

  const said = (status: number, body: Record<string, unknown>): string => {
    if (status >= 400) return [status, body['code'], body['reason']].filter(word => word !== undefined).join(' ');
    if ('projectId' in body) return `${status} ${body['boundTo'] === null ? 'unbound' : 'bound'}`;
    return `${status} ${String(body['payer'])}`;
  };

  const booked = async (who: Actor) => [
    (await who.get('/credits/statement?limit=200').expect(200)).body.items,
    (await who.get('/projects')).body.items,
  ];

  /** Asks once and has the quote asked first: both must say the same, and a refusal moves nothing. */
  const asks = async (it: House, column: keyof Row): Promise<string> => {
    const { path, body, quote } = questions(it)[column];
    const before = await booked(it.who);
    const quoted = await it.who.post(...quote);
    const answer = await it.who.post(path, body);
    await world.settled();
    if (answer.status < 400) return said(answer.status, answer.body);
    expect([quoted.status, quoted.body.code, quoted.body.reason]).toEqual([answer.status, answer.body.code, answer.body.reason]);
    expect(answer.body.purse).toBe(answer.body.code === 'platform_credits_insufficient' ? 'platform_credits' : 'openai_account');
    expect(answer.body.remedies).toEqual(expect.arrayContaining([...(REMEDIES[answer.body.code] ?? [])]));
    expect(await booked(it.who)).toEqual(before);
    return said(answer.status, answer.body);
  };

  const refusalsOf = async (who: Actor) => {
    const found: { requestId: string; code: string; rule: unknown; reason: unknown }[] = [];
    for await (const { type, data, metadata } of world.service.platform.log.readStream(`refusals-${who.accountId}`))
      if (type === 'RefusalRecorded')
        found.push({ requestId: metadata.correlationId, code: String(data['code']), rule: data['rule'], reason: data['reason'] });
    return found;
  };

  /** As somebody with the keys to the database would. */
  const forgesCharge = async (taskId: string, charged: string) => {
    const owner = new pg.Client({ connectionString: world.database.ownerUrl });
    await owner.connect();
    const { rowCount } = await owner.query(
      `update es.events set data = jsonb_set(data::jsonb, '{charged}', to_jsonb($2::text))::json where type = 'HoldSettled' and data->>'holdId' = $1`,
      [taskId, charged],
    );
    await owner.end();
    expect(rowCount).toBe(1);
  };

  const tasksOf = async (who: Actor): Promise<readonly string[]> => {
    const { body } = await who.get('/projects?limit=200').expect(200);
    const lists = (body.items as readonly { projectId: string }[]).map(({ projectId }) =>
      who.get(`/projects/${projectId}/tasks?limit=200`).expect(200),
    );
    return (await Promise.all(lists)).flatMap(list => (list.body.items as readonly { taskId: string }[]).map(({ taskId }) => taskId));
  };

  /** The quote before a run says what the run was refused with: code, purse, rule, remedies and figures. */
  const foretold = (quote: Record<string, unknown>, refusal: Record<string, unknown>) => {
    const { code, purse, rule, remedies } = refusal;
    expect(quote['refusedNow']).toMatchObject({ code, purse, rule, remedies });
    expect(refusal).toMatchObject((quote['refusedNow'] as { details: object }).details);
  };

  beforeAll(async () => {
    world = await openWorld();
    bytes = await film('keyreel-short');
    lived = await house();
  });

  afterAll(() => world.close());

  it.each(STATES)(
    '[R16][R18][R20][R22][R25][R30][R33][R40][R41][R42][R43][R46][R47][R48][R51][R52][A-1][A-2][A-10][A-21][A-22][A-23] is kept with %s',
    async (_, brings, status, row) => {
      await beginsAnew(lived);
      await brings(lived);
      await world.settled();
      expect(await statusOf(lived.who)).toMatch(new RegExp(`^(${status})$`));
      const answers: Record<string, string> = {};
      for (const column of ['create', 'creditPaid', 'unbound', 'bound'] as const) answers[column] = await asks(lived, column);
      expect(answers).toEqual(row);
      await lived.who.get(`/projects/${lived.bound}`).expect(200);
      await lived.who.get(`/projects/${lived.bound}/thumbnails`).expect(200);
      await lived.who.get(`/projects/${lived.bound}/outputs`).expect(200);
    },
  );

  it('[R30][R33][R40][R41][R42][R47][R48][R52] says why of every refusal so far, and comes to each once more', async () => {
    const recorded = await refusalsOf(lived.who);
    const rules = new Set(recorded.map(({ rule }) => rule));
    expect([...rules].toSorted()).toEqual(['R30', 'R33', 'R40', 'R41', 'R42', 'R47', 'R48', 'R52']);
    for (const { requestId, code, rule, reason } of recorded) {
      const { body } = await lived.who.get(`/why/refusals/${requestId}`).expect(200);
      expect(body.replayed).toMatchObject({
        same: true,
        warning: null,
        decisions: [{ recorded: { code, rule, reason }, answer: { code, rule, reason } }],
      });
      expect(body.rule).toMatchObject({ number: rule, sentence: expect.any(String) });
      expect(body.remedies).toEqual(expect.arrayContaining([...(REMEDIES[code] ?? [])]));
      expect(body.inputs).toContainEqual(expect.objectContaining({ name: 'key.status', reconstructed: false }));
    }
    const unknown = await lived.who.get(`/why/refusals/${randomUUID()}`).expect(404);
    expect(unknown.body.code).toBe('refusal_unknown');
  });

  it('[R3][R16][R18][R20][R22][R25] says why of every charge so far, an own key’s with it, and comes to each amount once more', async () => {
    const tasks = await tasksOf(lived.who);
    const bodies = await Promise.all(tasks.map(async taskId => (await lived.who.get(`/why/charges/${taskId}`).expect(200)).body));
    for (const body of bodies) expect(body).toMatchObject({ replayed: { same: true }, rule: { number: expect.any(String) } });
    const own = bodies.filter(({ computation }) => computation === null);
    const bought = bodies.filter(({ computation }) => computation !== null);
    expect([own.length > 5, bought.length > 5]).toEqual([true, true]);
    expect(own[0]).toMatchObject({ decision: expect.stringMatching(/^0 platform credits: your own OpenAI key/), priceVersion: null });
    const charged = bought.reduce((sum, { computation }) => sum + BigInt(computation.net.microCredits), 0n);
    expect(charged).toBe(BigInt((await lived.who.balance())['spent']?.microCredits ?? '0'));
  });

  it('[A-19][R52] says why of every notice so far, and makes each once more of the events that it rests on', async () => {
    const { body } = await lived.who.get('/notices?show=all&limit=200').expect(200);
    const notices = body.items as readonly { noticeId: string; kind: string }[];
    expect(new Set(notices.map(({ kind }) => kind))).toEqual(
      new Set(['key_exhausted', 'key_expired', 'key_invalid', 'key_restricted', 'work_failed']),
    );
    for (const { noticeId, kind } of notices) {
      const why = (await lived.who.get(`/why/notices/${noticeId}`).expect(200)).body;
      expect([kind, why.replayed.same, why.events.length > 0]).toEqual([kind, true, true]);
    }
  });

  describe('with an empty purse', () => {
    let poor: House;

    beforeAll(async () => {
      poor = await house();
      await removes(poor.who);
      const boats = (count: number) => ({ prompt: 'A boat', size: '512x512', quality: 'low', count });
      for (const count of [10, 10, 4]) await poor.who.post(`/projects/${poor.unbound}/images`, boats(count)).expect(201);
      const look = () => poor.who.post(`/projects/${poor.unbound}/thumbnails`, { count: 1 });
      while ((await look()).status === 201); // the balance that is shown may be a moment behind
      await world.settled();
    });

    it('[R20][R24][A-16] refuses everything that credits would pay, and says which credits are missing', async () => {
      const missing = '409 platform_credits_insufficient';
      for (const column of ['create', 'creditPaid', 'unbound'] as const) {
        const { path, body, quote } = questions(poor)[column];
        const before = await booked(poor.who);
        const quoted = await poor.who.post(...quote).expect(200);
        const answer = await poor.who.post(path, body);
        expect([column, said(answer.status, answer.body)]).toEqual([column, missing]);
        foretold(quoted.body, answer.body);
        expect(answer.body.purse).toBe('platform_credits');
        expect(await booked(poor.who)).toEqual(before);
      }
      expect(await asks(poor, 'bound')).toBe('409 key_required_same no_key_stored');
    });

    it('[R23][R24][R46] lets the own key pay all the same, and asks about the key before it looks into the purse', async () => {
      await adds(poor.who, poor.secret);
      expect([await asks(poor, 'unbound'), await asks(poor, 'bound')]).toEqual(['201 own-key', '201 own-key']);
      const creation = await poor.who.post('/projects', questions(poor).create.body);
      expect(said(creation.status, creation.body)).toBe('409 platform_credits_insufficient');
      await world.settled();
      await meets(poor, 'credit_balance_exhausted');
      expect(await asks(poor, 'create')).toBe('409 key_unusable exhausted');
      expect(await poor.who.available()).toBe(0n);
      await explained(poor.who, 'platform_credits_insufficient', 'key_required_same', 'key_unusable');
    });
  });

  /** Credits decide about their own refusals: on the ledger as it stood. */
  const explained = async (who: Actor, ...codes: readonly string[]) => {
    await world.settled();
    const recorded = await refusalsOf(who);
    expect(recorded.map(({ code }) => code)).toEqual(expect.arrayContaining([...codes]));
    for (const { requestId, code } of recorded) {
      const { body } = await who.get(`/why/refusals/${requestId}`).expect(200);
      expect([code, body.replayed.same]).toEqual([code, true]);
    }
  };

  describe('with limits that the owner set', () => {
    let careful: House;

    const answered = async (column: keyof Row): Promise<string> => {
      const { path, body, quote } = questions(careful)[column];
      const before = await booked(careful.who);
      const quoted = await careful.who.post(...quote).expect(200);
      const answer = await careful.who.post(path, body);
      await world.settled();
      if (answer.status >= 400) expect(await booked(careful.who)).toEqual(before);
      if (answer.status >= 400) foretold(quoted.body, answer.body);
      else expect(quoted.body.refusedNow).toBeNull();
      return said(answer.status, answer.body);
    };

    beforeAll(async () => {
      careful = await house();
    });

    it('[R22][R47] stops key-paid work at the key’s limit, for no other purse, and leaves creation open', async () => {
      await careful.who.put('/settings/api/limit', { limitMicroUsd: '1' }).expect(200);
      expect(await answered('unbound')).toMatch(/^409 own_key_limit_reached/);
      expect(await answered('bound')).toMatch(/^409 own_key_limit_reached/);
      expect([await answered('create'), await answered('creditPaid')]).toEqual(['201 bound', '201 credits']);
      await careful.who.put('/settings/api/limit', { limitMicroUsd: null }).expect(200);
    });

    it('[R20][R22][R23] stops everything on credits at the limit for credits, and nothing that the key pays', async () => {
      await careful.who.put('/credits/limit', { limit: { microCredits: '1' } }).expect(200);
      expect(await answered('create')).toMatch(/^409 credit_limit_reached/);
      expect(await answered('creditPaid')).toMatch(/^409 credit_limit_reached/);
      expect([await answered('unbound'), await answered('bound')]).toEqual(['201 own-key', '201 own-key']);
      await removes(careful.who);
      expect(await answered('unbound')).toMatch(/^409 credit_limit_reached/);
    });

    it('[R21][R47][A-16] says why of what was refused at either limit, and of a payer that somebody wanted to choose', async () => {
      await careful.who.post(`/projects/${careful.bound}/texts`, { ...HELLO, payer: 'credits' }).expect(400);
      await explained(careful.who, 'own_key_limit_reached', 'credit_limit_reached', 'payer_not_selectable');
    });

    it('[R30][R20] says why a project is locked and why another is not, and tells support the same, on record', async () => {
      const [locked, free] = await Promise.all([careful.bound, careful.unbound].map(id => careful.who.get(`/why/projects/${id}`).expect(200)));
      expect(locked?.body).toMatchObject({ rule: { number: 'R30' }, replayed: { same: true }, remedies: ['add_same_key', 'create_new_project'] });
      expect(locked?.body.decision).toMatch(/^The project is locked/);
      expect(locked?.body.events.map(({ event }: { event: string }) => event)).toEqual(expect.arrayContaining(['ApiKeyAdded', 'ApiKeyRemoved']));
      expect(free?.body).toMatchObject({
        rule: { number: 'R20' },
        remedies: [],
        decision: expect.stringMatching(/not locked: platform credits pay/),
      });

      const [admin, auditor] = [await world.signsUp(), await world.signsUp()];
      await admin.post('/administrators', { token: await world.service.firstAdministratorToken() }).expect(201);
      await admin.post(`/accounts/${auditor.accountId}/roles`, { role: 'auditor' }).expect(200);
      const seen = await auditor.get(`/support/accounts/${careful.who.accountId}/why/projects/${careful.bound}`).expect(200);
      expect(seen.body).toMatchObject({ decision: locked?.body.decision, rule: locked?.body.rule, remedies: locked?.body.remedies });
      await auditor.get(`/support/accounts/${lived.who.accountId}/why/projects/${careful.bound}`).expect(404);
      await world.settled();
      const looks = await careful.who.get('/accounts/me/support-looks').expect(200);
      expect(looks.body.items).toMatchObject([{ by: auditor.accountId, things: { projectId: careful.bound } }]);
    });

    it('says so loudly when the ledger was altered behind the back of the rules', async () => {
      const [taskId = ''] = await tasksOf(careful.who);
      const honest = await careful.who.get(`/why/charges/${taskId}`).expect(200);
      expect(honest.body.replayed).toMatchObject({ same: true, warning: null });
      await forgesCharge(taskId, '1');
      const forged = await careful.who.get(`/why/charges/${taskId}`).expect(200);
      expect(forged.body.replayed).toMatchObject({ same: false, warning: expect.stringMatching(/not what the rules make of it/) });
      expect(forged.body.replayed.decisions).toContainEqual(
        expect.objectContaining({
          same: false,
          recorded: expect.objectContaining({ charged: '1' }),
          answer: expect.objectContaining({ charged: '1000000' }),
        }),
      );
    });

    it('[A-16] records what was refused at either limit, with its rule and its figures', async () => {
      const recorded: unknown[] = [];
      for await (const { data } of world.service.platform.log.readStream(`refusals-${careful.who.accountId}`)) recorded.push(data);
      expect(recorded).toContainEqual(
        expect.objectContaining({ code: 'credit_limit_reached', rule: 'A-16', inputs: expect.objectContaining({ limit: '{"microCredits":"1"}' }) }),
      );
      expect(recorded).toContainEqual(
        expect.objectContaining({ code: 'own_key_limit_reached', rule: 'R47', inputs: expect.objectContaining({ limitMicroUsd: '1' }) }),
      );
    });
  });
});
