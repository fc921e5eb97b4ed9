import { payerRules } from './payer-rules.js';
import type { OperationClass } from './tariff.js';
import { admitted, whoPays, type Binding, type KeyStanding, type PayerDecision, type PayerQuestion } from './who-pays.js';

const A = 'fingerprint-a';
const B = 'fingerprint-b';
const boundToA: Binding = { fingerprint: A, lastFour: 'aaaa' };
const boundToB: Binding = { fingerprint: B, lastFour: 'bbbb' };

type Status = Exclude<KeyStanding['status'], 'none'>;

const none: KeyStanding = { status: 'none' };
const key = (status: Status, fingerprint = A, readable = true): KeyStanding => ({
  status,
  fingerprint,
  lastFour: fingerprint === A ? 'aaaa' : 'bbbb',
  reason: null,
  readable,
});

const WORKING: readonly Status[] = ['usable', 'unverified', 'rate-limited'];
const BROKEN: readonly Status[] = ['invalid', 'restricted', 'expired', 'exhausted'];
const EVERY: readonly KeyStanding[] = [none, ...[...WORKING, ...BROKEN].flatMap(status => [key(status, A), key(status, B)])];

const pays = (operation: OperationClass, stored: KeyStanding, boundTo: Binding | null, kind = operation === 'key-paid' ? 'text' : 'thumbnails') =>
  whoPays({ operation, kind, key: stored, boundTo });

const said = (decision: PayerDecision): string => (decision.payer === 'refused' ? decision.refusal.code : decision.payer);
const refused = (decision: PayerDecision) => {
  if (decision.payer !== 'refused') throw new Error(`not refused: ${decision.payer}`);
  return decision.refusal;
};

/** What the popup says of a fork: free, and paid by whom from then on. */
const forkPaidBy = (generationPaidBy: string, open: boolean) => ({
  open,
  charge: { microCredits: '0' },
  purse: 'platform_credits',
  generationPaidBy,
});

const BLOCKED = ['key_unusable', 'credits', 'key_unusable', 'key_unusable', 'key_required_same'] as const;
const OPEN = ['credits, bound to it', 'credits', 'own-key', 'own-key', 'key_required_same'] as const;
const UNREADABLE = ['credits, bound to it', 'credits', 'key_unreadable', 'key_unreadable', 'key_required_same'] as const;

/** The decision table: a row for each state of the stored key, a column for each question. */
const TABLE: readonly (readonly [
  KeyStanding,
  readonly [create: string, paidByCredits: string, unbound: string, boundToIt: string, boundToAnother: string],
])[] = [
  [none, ['credits, bound to none', 'credits', 'credits', 'key_required_same', 'key_required_same']],
  ...WORKING.map(status => [key(status), OPEN] as const),
  ...BROKEN.map(status => [key(status), BLOCKED] as const),
  ...WORKING.map(status => [key(status, A, false), UNREADABLE] as const),
  ...BROKEN.map(status => [key(status, A, false), BLOCKED] as const),
];

const creationWith = (stored: KeyStanding): string => {
  const decision = whoPays({ operation: 'create-project', key: stored });
  if (decision.payer !== 'credits') return said(decision);
  return decision.bindTo === null
    ? 'credits, bound to none'
    : decision.bindTo.fingerprint === A
      ? 'credits, bound to it'
      : 'credits, bound to another';
};

describe('who pays, as the whole table', () => {
  it.each(TABLE)('[R22][R46][R47][R48][A-1][A-2][A-22][A-23] with %j', (stored, row) => {
    const cells = [
      creationWith(stored),
      ...[...new Set([null, boundToA, boundToB].map(boundTo => said(pays('credit-paid', stored, boundTo))))],
      said(pays('key-paid', stored, null)),
      said(pays('key-paid', stored, boundToA)),
      said(pays('key-paid', stored, boundToB)),
    ];
    expect(cells).toEqual(row);
  });

  it('has a row for every state that a key can be in', () => {
    const states: Record<KeyStanding['status'], true> = {
      none: true,
      usable: true,
      unverified: true,
      'rate-limited': true,
      invalid: true,
      restricted: true,
      expired: true,
      exhausted: true,
    };
    expect(new Set(TABLE.map(([{ status }]) => status))).toEqual(new Set(Object.keys(states)));
  });
});

describe('who pays, cell by cell', () => {
  it.each(EVERY.flatMap(stored => [null, boundToA].map(boundTo => [stored, boundTo] as const)))(
    '[R16][R17][R18][R22] credit-paid work is paid with credits whatever key is stored (%j, bound to %j)',
    (stored, boundTo) => {
      expect(said(pays('credit-paid', stored, boundTo))).toBe('credits');
    },
  );

  it('[R3][R37] creation without a key is paid with credits and binds to none', () => {
    expect(whoPays({ operation: 'create-project', key: none })).toMatchObject({ payer: 'credits', bindTo: null });
  });

  it.each(WORKING)('[R24][A-1][A-21] creation with a %s key is paid with credits and binds to that key', status => {
    expect(whoPays({ operation: 'create-project', key: key(status) })).toMatchObject({ payer: 'credits', bindTo: { fingerprint: A } });
  });

  it.each(BROKEN)('[R40][R41][R42][R43][R46][A-4] creation with a key that is %s is refused with its reason and both ways out', status => {
    const { code, details } = refused(whoPays({ operation: 'create-project', key: key(status) }));
    expect(code).toBe('key_unusable');
    expect(details.reason).toBe(status);
    expect(details.remedies).toEqual(expect.arrayContaining(['add_funds_at_openai', 'remove_key']));
  });

  it('[A-4] names the remedy first that helps: funds for a spent key, removal for a wrong one', () => {
    const first = (status: Status) => refused(whoPays({ operation: 'create-project', key: key(status) })).details.remedies?.[0];
    expect(first('exhausted')).toBe('add_funds_at_openai');
    expect(first('invalid')).toBe('remove_key');
    const expired = (reason: string): KeyStanding => ({ ...key('expired'), reason }) as KeyStanding;
    const remedies = (stored: KeyStanding) => refused(whoPays({ operation: 'create-project', key: stored })).details.remedies;
    expect(remedies(expired('own_expiry_date'))?.[0]).toBe('set_new_expiry');
    expect(remedies(expired('api_key_expired'))).not.toContain('set_new_expiry');
    expect(remedies({ ...key('exhausted'), paidProofNeeded: true } as KeyStanding)).toEqual([
      'add_funds_at_openai',
      'test_that_the_key_pays',
      'remove_key',
    ]);
  });

  it('[R20][R38] key-paid work of an unbound project without a key is paid with credits', () => {
    expect(said(pays('key-paid', none, null))).toBe('credits');
  });

  it.each(WORKING)('[R4][R10][R12][R15][R25][A-1] key-paid work of an unbound project goes to a %s key', status => {
    expect(pays('key-paid', key(status), null)).toMatchObject({ payer: 'own-key', fingerprint: A });
  });

  it.each(BROKEN)('[R47][A-2] key-paid work of an unbound project with a key that is %s is refused, never charged to credits', status => {
    expect(said(pays('key-paid', key(status), null))).toBe('key_unusable');
  });

  it.each(WORKING)('[R10][R34] key-paid work of a bound project goes to its own key, %s', status => {
    expect(pays('key-paid', key(status), boundToA)).toMatchObject({ payer: 'own-key', fingerprint: A });
  });

  it.each(BROKEN)('[R48][A-23] key-paid work of a bound project whose own key is %s is refused for the key’s state', status => {
    const { code, details } = refused(pays('key-paid', key(status), boundToA));
    expect([code, details.reason]).toEqual(['key_unusable', status]);
  });

  it('[R30][R32][R35][R36] key-paid work of a bound project without a key needs the same key, and credits are no substitute', () => {
    const { code, details } = refused(pays('key-paid', none, boundToA));
    expect(code).toBe('key_required_same');
    expect(details).toMatchObject({ reason: 'no_key_stored', requiredKeyLastFour: 'aaaa', remedies: ['add_same_key', 'create_new_project'] });
    expect(details['newProject']).toEqual({ open: true, generationPaidBy: 'platform_credits', fork: forkPaidBy('platform_credits', true) });
  });

  it.each([...WORKING, ...BROKEN])('[R33][A-7] another key, %s, does not unlock a bound project', status => {
    const { code, details } = refused(pays('key-paid', key(status, B), boundToA));
    expect(code).toBe('key_required_same');
    expect(details.reason).toBe('another_key_is_stored');
    expect(details['newProject']).toEqual({
      open: WORKING.includes(status),
      generationPaidBy: 'openai_account',
      fork: forkPaidBy('openai_account', WORKING.includes(status)),
    });
  });

  it('refuses the key path of a key that the vault cannot open, and leaves creation open', () => {
    const unreadable = key('usable', A, false);
    expect(said(pays('key-paid', unreadable, null))).toBe('key_unreadable');
    expect(said(pays('key-paid', unreadable, boundToA))).toBe('key_unreadable');
    expect(said(whoPays({ operation: 'create-project', key: unreadable }))).toBe('credits');
  });

  it.each([
    ['credit-paid', 'download', 'R17'],
    ['credit-paid', 'transcription', 'R16'],
    ['credit-paid', 'thumbnails', 'R18'],
    ['credit-paid', 'dubbing', 'R19'],
    ['key-paid', 'text', 'R10'],
    ['key-paid', 'card', 'R12'],
    ['key-paid', 'image', 'R15'],
    ['key-paid', 'rewriting', 'R19'],
  ] as const)('[R10][R12][R15][R16][R17][R18][R19] cites for %s work of the kind %s the rule %s', (operation, kind, rule) => {
    expect(pays(operation, key('usable'), boundToA, kind).rule).toBe(rule);
    expect(payerRules[rule]).toMatch(/\.$/);
  });

  it.each([
    [boundToA, false, ['ask_openai_for_a_higher_limit', 'wait_and_retry', 'remove_key', 'contact_support', 'create_new_project']],
    [null, true, ['ask_openai_for_a_higher_limit', 'wait_and_retry', 'remove_key', 'contact_support']],
  ])(
    '[R51][R52][R53][R55][A-14] a limit beyond the bound is refused with the four ways, and the truth about removal (bound to %j)',
    (boundTo, helps, remedies) => {
      const slow = (limitedForSeconds: number): KeyStanding => ({ ...key('rate-limited'), limitedForSeconds }) as KeyStanding;
      const { code, details } = refused(whoPays({ operation: 'key-paid', kind: 'text', key: slow(601), boundTo }));
      expect(code).toBe('provider_rate_limited');
      expect(details).toMatchObject({ retryAfter: 601, removingTheKeyHelps: helps, remedies, purse: 'openai_account' });
      expect(details['advice']).toMatch(/much higher limits/);
      expect(details['advice']).toMatch(/only OpenAI can lift/);
      expect(said(whoPays({ operation: 'key-paid', kind: 'text', key: slow(600), boundTo }))).toBe('own-key');
      expect(said(whoPays({ operation: 'create-project', key: slow(86_400) }))).toBe('credits');
    },
  );

  it('[R22] never lets a key pay for credit-paid work, nor credits for a bound project', () => {
    for (const stored of EVERY) {
      expect(said(pays('key-paid', stored, boundToA))).not.toBe('credits');
      expect(said(pays('credit-paid', stored, null))).not.toBe('own-key');
    }
  });

  it('[R61] every refusal says that it speaks of the OpenAI account', () => {
    for (const stored of EVERY) {
      const decision = pays('key-paid', stored, boundToA);
      if (decision.payer === 'refused') expect(decision.refusal.details.purse).toBe('openai_account');
    }
  });

  it('says of each refusal what was asked, and who asks that again, from a record of it, is refused alike', () => {
    const questions: readonly PayerQuestion[] = EVERY.flatMap(stored => [
      { operation: 'create-project', key: stored },
      ...[null, boundToA].map(boundTo => ({ operation: 'key-paid', kind: 'text', key: stored, boundTo }) as const),
    ]);
    const refusals = questions.map(question => [question, whoPays(question)] as const).filter(([, { payer }]) => payer === 'refused');
    expect(refusals.length).toBeGreaterThan(20);
    for (const [question, decision] of refusals) {
      const { on, code, details } = refused(decision);
      expect(on).toEqual({ asked: 'who-pays', question });
      const recorded = JSON.parse(JSON.stringify(question)) as PayerQuestion;
      expect(refused(whoPays(recorded))).toMatchObject({ code, details });
    }
  });

  it('throws the refusal when somebody must be admitted', () => {
    expect(() => admitted(pays('key-paid', none, boundToA))).toThrow('key_required_same');
    expect(admitted(pays('key-paid', none, null)).payer).toBe('credits');
  });
});
