import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../test/support/postgres.js';
import { specAsker } from '../asking/testing/spec-asker.js';
import { openDatabase } from './database.js';
import { PostgresOneTimeTokens } from './one-time-tokens.js';
import { PostgresPasswordSafe } from './password-safe.js';
import { PostgresSessionStore } from './session-store.js';

const NOON = new Date('2026-11-20T12:00:00.000Z');
const after = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);

let database: FreshDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await freshDatabase();
  pool = await openDatabase({ url: database.url, asker: specAsker });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const safe = () => new PostgresPasswordSafe(pool);
const sessions = () => new PostgresSessionStore(pool);
const tokens = () => new PostgresOneTimeTokens(pool);
const newHash = () => createHash('sha256').update(randomBytes(8)).digest();
const accountWith = async (hash: string) => {
  const accountId = randomUUID();
  await safe().begin(accountId, hash);
  return accountId;
};
const openSession = async (accountId: string, verifiedHash: string, expiresAt = after(100)) => {
  const session = { sessionId: randomUUID(), accountId, createdAt: NOON, expiresAt, refreshing: null, inCookie: false };
  const tokenHash = newHash();
  return { ...session, tokenHash, opened: await sessions().open(session, { token: tokenHash, refresh: null }, verifiedHash) };
};
const change = (accountId: string, keepSessionId: string = randomUUID()) => ({
  accountId,
  from: 'one',
  to: 'two',
  changeId: randomUUID(),
  keepSessionId,
  at: NOON,
});

describe('the safe of passwords', () => {
  it('keeps a first password until the account opens, and forgets it', async () => {
    const accountId = await accountWith('one');
    await safe().begin(accountId, 'another try');
    await expect(safe().find(accountId)).resolves.toEqual({ hash: 'another try', changeId: null, recorded: true });
    await safe().forget(accountId);
    await expect(safe().find(accountId)).resolves.toBeNull();
  });

  it('takes a hash under new parameters, unless the password was changed meanwhile', async () => {
    const accountId = await accountWith('one');
    await safe().rehash(accountId, 'one', 'one, harder');
    await safe().rehash(accountId, 'one', 'late');
    await expect(safe().find(accountId)).resolves.toMatchObject({ hash: 'one, harder' });
  });

  it('changes a password once from the same hash, and ends the other sessions', async () => {
    const accountId = await accountWith('one');
    const [mine, lost] = [await openSession(accountId, 'one'), await openSession(accountId, 'one')];
    const stranger = await openSession(await accountWith('one'), 'one');
    const wanted = change(accountId, mine.sessionId);
    await expect(safe().change(wanted)).resolves.toBe(true);
    await expect(safe().change({ ...wanted, to: 'three' })).resolves.toBe(false);
    await expect(sessions().byToken(mine.tokenHash, NOON)).resolves.toMatchObject({ sessionId: mine.sessionId });
    await expect(sessions().byToken(lost.tokenHash, NOON)).resolves.toBeNull();
    await expect(sessions().byToken(stranger.tokenHash, NOON)).resolves.not.toBeNull();
  });

  it('remembers a change until it was recorded', async () => {
    const accountId = await accountWith('one');
    const { changeId } = change(accountId);
    await safe().change({ ...change(accountId), changeId });
    const mine = async () => (await safe().unrecorded(100)).filter(known => known.accountId === accountId);
    await expect(mine()).resolves.toEqual([{ accountId, changeId }]);
    await safe().recorded({ accountId, changeId: randomUUID() });
    await expect(mine()).resolves.toHaveLength(1);
    await safe().recorded({ accountId, changeId });
    await expect(mine()).resolves.toEqual([]);
  });
});

describe('the store of sessions', () => {
  it('opens none under a password that was changed meanwhile', async () => {
    const accountId = await accountWith('one');
    await safe().change(change(accountId));
    await expect(openSession(accountId, 'one')).resolves.toMatchObject({ opened: false });
    await expect(openSession(accountId, 'two')).resolves.toMatchObject({ opened: true });
  });

  it('leaves no session of the old password behind, whichever comes first', async () => {
    for (let round = 0; round < 40; round += 1) {
      const accountId = await accountWith('one');
      const opening = Array.from({ length: 4 }, () => openSession(accountId, 'one'));
      await Promise.all([safe().change(change(accountId)), ...opening]);
      await expect(sessions().ofAccount(accountId, NOON)).resolves.toEqual([]);
    }
  });

  it('makes an opening session wait for a change that is under way', async () => {
    const accountId = await accountWith('one');
    const client = await pool.connect();
    await client.query('begin');
    await client.query(`update safe.passwords set hash = 'two' where account_id = $1`, [accountId]);
    await client.query('delete from safe.sessions where account_id = $1', [accountId]);
    const opening = openSession(accountId, 'one');
    await waits('insert into safe.sessions');
    await client.query('commit');
    client.release();
    await expect(opening).resolves.toMatchObject({ opened: false });
  });

  it('knows a session until it expires, and lets use put that off', async () => {
    const { sessionId, tokenHash } = await openSession(await accountWith('one'), 'one', after(100));
    await expect(sessions().byToken(tokenHash, after(99))).resolves.toMatchObject({ sessionId, lastUsedAt: NOON });
    await sessions().use(sessionId, after(60), after(160));
    await expect(sessions().byToken(tokenHash, after(159))).resolves.toMatchObject({ lastUsedAt: after(60), expiresAt: after(160) });
    await sessions().use(sessionId, after(30), after(130)); // a slower request
    await expect(sessions().byToken(tokenHash, after(159))).resolves.not.toBeNull();
    await expect(sessions().byToken(tokenHash, after(160))).resolves.toBeNull();
  });

  describe('that is refreshed', () => {
    const opened = async () => {
      const accountId = await accountWith('one');
      const [family, whole] = [newHash(), newHash()];
      const refreshing = { tokenExpiresAt: after(10), endsAt: after(1_000) };
      const session = { sessionId: randomUUID(), accountId, createdAt: NOON, expiresAt: after(100), refreshing, inCookie: false };
      const token = newHash();
      await sessions().open(session, { token, refresh: { family, whole } }, 'one');
      return { ...session, token, presented: { family, whole } };
    };
    const rotation = (presented: { family: Buffer; whole: Buffer }, now: Date, orderId: string = randomUUID()) => ({
      presented,
      nextToken: newHash(),
      nextRefresh: newHash(),
      tokenExpiresAt: new Date(now.getTime() + 10_000),
      idleUntil: new Date(now.getTime() + 100_000),
      orderId,
      now,
    });

    it('has a token for a while, and another one after it was refreshed', async () => {
      const { token, presented, sessionId } = await opened();
      await expect(sessions().byToken(token, after(9))).resolves.toMatchObject({ sessionId });
      await expect(sessions().byToken(token, after(10))).resolves.toBeNull();
      const next = rotation(presented, after(50));
      await expect(sessions().rotate(next)).resolves.toMatchObject({ outcome: 'rotated', session: { sessionId, expiresAt: after(150) } });
      await expect(sessions().byToken(next.nextToken, after(59))).resolves.toMatchObject({ sessionId });
      await expect(sessions().byToken(token, after(50))).resolves.toBeNull();
    });

    it('is prolonged by a refresh and not by use, and never beyond its end', async () => {
      const { token, presented, sessionId } = await opened();
      await sessions().use(sessionId, after(5), after(5_000));
      await expect(sessions().byToken(token, after(6))).resolves.toMatchObject({ lastUsedAt: after(5), expiresAt: after(100) });
      const { family } = presented;
      let { whole } = presented;
      for (let now = 95; now < 1_000; now += 95) {
        const next = rotation({ family, whole }, after(now));
        await expect(sessions().rotate(next)).resolves.toMatchObject({ session: { expiresAt: after(Math.min(now + 100, 1_000)) } });
        whole = next.nextRefresh;
      }
      await expect(sessions().rotate(rotation({ family, whole }, after(1_000)))).resolves.toEqual({ outcome: 'unknown' });
    });

    it('ends when a refresh token comes again, by another order and not by the same', async () => {
      const { presented, accountId, sessionId } = await opened();
      const order = randomUUID();
      for (let time = 0; time < 2; time += 1)
        await expect(sessions().rotate(rotation(presented, after(1), order))).resolves.toMatchObject({ outcome: 'rotated' });
      await expect(sessions().rotate(rotation(presented, after(1)))).resolves.toEqual({ outcome: 'ended', accountId, sessionId });
      await expect(sessions().rotate(rotation(presented, after(1), order))).resolves.toEqual({ outcome: 'unknown' });
    });

    it('gives new tokens to at most one of many who come at once, and to the others the end', async () => {
      const { presented, accountId } = await opened();
      const outcomes = await Promise.all([1, 2, 3, 4, 5, 6].map(() => sessions().rotate(rotation(presented, after(1)))));
      expect(outcomes.filter(({ outcome }) => outcome === 'rotated')).toHaveLength(1);
      expect(outcomes.filter(({ outcome }) => outcome === 'ended')).toHaveLength(1);
      await expect(sessions().ofAccount(accountId, after(1))).resolves.toEqual([]);
    });
  });

  it('ends only what is the account’s own and still lives', async () => {
    const accountId = await accountWith('one');
    const session = await openSession(accountId, 'one');
    await expect(sessions().end(randomUUID(), session.sessionId, NOON)).resolves.toBe(false);
    await expect(sessions().end(accountId, session.sessionId, NOON)).resolves.toBe(true);
    await expect(sessions().end(accountId, session.sessionId, NOON)).resolves.toBe(false);
    const expired = await openSession(accountId, 'one');
    await expect(sessions().end(accountId, expired.sessionId, after(100))).resolves.toBe(false);
  });

  it('forgets what has expired and nothing else', async () => {
    const accountId = await accountWith('one');
    await openSession(accountId, 'one', after(1));
    const lives = await openSession(accountId, 'one', after(5_000));
    expect(await sessions().forgetExpired(after(1_000))).toBeGreaterThanOrEqual(1);
    await expect(sessions().ofAccount(accountId, NOON)).resolves.toMatchObject([{ sessionId: lives.sessionId }]);
  });

  it('holds no token, and none that could be used as one', async () => {
    const { rows } = await pool.query<{ column_name: string }>(
      `select column_name from information_schema.columns
        where table_schema = 'safe' and table_name in ('sessions', 'one_time_tokens') and data_type in ('text', 'bytea')`,
    );
    expect(rows.map(row => row.column_name).filter(name => name.includes('token'))).toEqual(['token_hash', 'token_hash']);
  });

  const waits = async (statement: string): Promise<void> => {
    for (;;) {
      const { rowCount } = await pool.query(
        `select from pg_stat_activity where wait_event_type = 'Lock' and query like '%' || $1 || '%' and pid <> pg_backend_pid()`,
        [statement],
      );
      if (rowCount) return;
    }
  };
});

describe('one-time tokens', () => {
  const issued = async (purpose = 'administrator') => {
    const hash = newHash();
    await tokens().issue(purpose, hash, after(100));
    return hash;
  };

  it('work once, and again for the same account', async () => {
    const hash = await issued();
    const [ada, bob] = [randomUUID(), randomUUID()];
    await expect(tokens().redeem('administrator', hash, ada, after(99))).resolves.toBe(true);
    await expect(tokens().redeem('administrator', hash, bob, after(99))).resolves.toBe(false);
    await expect(tokens().redeem('administrator', hash, ada, after(200))).resolves.toBe(true);
  });

  it('work for one of many that come at once', async () => {
    const hash = await issued();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => tokens().redeem('administrator', hash, randomUUID(), NOON)));
    expect(outcomes.filter(Boolean)).toHaveLength(1);
  });

  it('are worth nothing when expired, unknown or of another purpose', async () => {
    const ada = randomUUID();
    await expect(tokens().redeem('administrator', await issued(), ada, after(100))).resolves.toBe(false);
    await expect(tokens().redeem('administrator', newHash(), ada, NOON)).resolves.toBe(false);
    await expect(tokens().redeem('administrator', await issued('another'), ada, NOON)).resolves.toBe(false);
  });

  it('are remembered when used, and forgotten when expired unused', async () => {
    await expect(tokens().everRedeemed('once')).resolves.toBe(false);
    const hash = await issued('once');
    const unused = await issued('once');
    await tokens().redeem('once', hash, randomUUID(), NOON);
    expect(await tokens().forgetExpired(after(100))).toBeGreaterThanOrEqual(1);
    await expect(tokens().everRedeemed('once')).resolves.toBe(true);
    await expect(tokens().redeem('once', unused, randomUUID(), NOON)).resolves.toBe(false);
  });
});
