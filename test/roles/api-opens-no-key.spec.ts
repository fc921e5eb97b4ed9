import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { types } from 'node:util';
import { DiscoveryService } from '@nestjs/core';
import { readConfiguration } from '../../src/configuration.js';
import { asService } from '../../src/infrastructure/asking/asker.js';
import { BoxKeys } from '../../src/infrastructure/vault/box-keys.js';
import { OpenKeySafe } from '../../src/infrastructure/vault/postgres-key-safe.js';
import { startService, type Service } from '../../src/service.js';
import type { Role } from '../../src/settings/role-settings.js';
import { newId } from '../../src/shared-kernel/ids.js';
import { CannotOpen } from '../../src/shared-kernel/ports/vault.js';
import { freshDatabase, type FreshDatabase } from '../support/postgres.js';

/** Everything that can be got at from what the composition made, however deep. */
const reachableFrom = (roots: readonly unknown[]): ReadonlySet<object> => {
  const seen = new Set<object>();
  const open: unknown[] = [...roots];
  while (open.length > 0) {
    const next = open.pop();
    if ((typeof next !== 'object' && typeof next !== 'function') || next === null || seen.has(next) || ArrayBuffer.isView(next)) continue;
    seen.add(next);
    if (types.isMap(next)) open.push(...next.keys(), ...next.values());
    if (types.isSet(next)) open.push(...next);
    for (const field of Object.values(Object.getOwnPropertyDescriptors(next))) open.push(field.value);
  }
  return seen;
};

const opensKeys = (part: object): boolean => part instanceof BoxKeys || part instanceof OpenKeySafe;

describe('a process of the API', () => {
  let database: FreshDatabase;
  let dataDir: string;

  const start = (plays: readonly Role[]): Promise<Service> => {
    const { role, ...configuration } = readConfiguration({ PATH: process.env['PATH'], KEYREEL_MEDIA_ENGINE: 'npm', KEYREEL_DATA_DIR: dataDir });
    const provider = { platformKey: `sk-platform-${newId()}`, baseUrl: 'http://127.0.0.1:9/v1', portable: false, modelsFile: null };
    const place = { port: 0, databaseUrl: database.ownerUrl, databaseServingUrl: database.url, provider };
    return startService({ ...configuration, ...place, role: { ...role, plays, isSplit: true } }, () => undefined);
  };

  const openersIn = ({ app, platform }: Service): number => {
    const providers = app.get(DiscoveryService, { strict: false }).getProviders();
    const parts = reachableFrom([platform, ...providers.map(({ instance }) => instance as unknown)]);
    expect(parts.size).toBeGreaterThan(1_000);
    return [...parts].filter(opensKeys).length;
  };

  beforeAll(async () => {
    database = await freshDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'keyreel api '));
  });
  afterAll(async () => {
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('has nothing that opens a stored key, and is lent a name where it asks for one', async () => {
    const worker = await start(['worker']);
    try {
      expect(openersIn(worker)).toBeGreaterThan(0);
    } finally {
      await worker.close();
    }
    await rm(join(dataDir, 'keys', 'box.key')); // as on a machine that never had it
    const api = await start(['api']);
    try {
      expect(openersIn(api)).toBe(0);
      expect(existsSync(join(dataDir, 'keys', 'box.key'))).toBe(false);
      const { platform } = api;
      const address = { accountId: newId(), envelopeId: newId(), origin: 'http://127.0.0.1:9' };
      const secret = `sk-proj-${newId()}`;
      await asService('operator', () => platform.safe.put(address, secret));
      const lent = await asService('operator', () => platform.safe.withSecret(address, name => Promise.resolve(name)));
      expect(lent).toMatch(/^lent:/);
      // the seal is for the content's opener; what it finds is closed
      const { rows } = await asService('operator', () => platform.pool.query<{ sealed: string }>('select sealed from safe.provider_keys'));
      const context = { accountId: address.accountId, purpose: 'api-key', id: address.envelopeId, origin: address.origin };
      const found = await asService('operator', () => platform.vault.opener.openText({ sealed: rows[0]?.sealed ?? '' }, context));
      expect(found).toMatch(/^box1\./);
      expect(found).not.toContain(secret);
      await expect(asService('operator', () => platform.vault.opener.openText({ sealed: found }, context))).rejects.toThrow(CannotOpen);
    } finally {
      await api.close();
    }
  }, 120_000);
});
