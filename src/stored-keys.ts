import type { Configuration } from './configuration.js';
import { byWorkers, makingCalls, mayBeRepeated, reportsByWorkers } from './infrastructure/errands/calls-by-workers.js';
import { ErrandDesk } from './infrastructure/errands/errand-desk.js';
import { ErrandStore } from './infrastructure/postgres/errand-store.js';
import { LentKeys } from './infrastructure/errands/lent-keys.js';
import { WorkerErrands } from './infrastructure/errands/worker-errands.js';
import type { Journal } from './infrastructure/messaging/journal.js';
import type { LivingRunner } from './infrastructure/postgres/living-runner.js';
import type { Notices } from './infrastructure/postgres/notices.js';
import { openBoxKeys } from './infrastructure/vault/box-keys.js';
import { BoxLids } from './infrastructure/vault/box-lids.js';
import { KeyBoxStore } from './infrastructure/vault/key-box-store.js';
import { ClosedKeySafe, OpenKeySafe, type KeyKind } from './infrastructure/vault/postgres-key-safe.js';
import type { Vault } from './infrastructure/vault/vault.js';
import type { KeySafe } from './shared-kernel/ports/key-safe.js';
import type { ProviderGateway } from './shared-kernel/ports/provider.js';
import type { UsageReports } from './shared-kernel/ports/usage-reports.js';

interface Ground {
  readonly configuration: Configuration;
  readonly pool: ConstructorParameters<typeof KeyBoxStore>[0];
  readonly vault: Vault;
  readonly notices: Notices;
  readonly living: LivingRunner;
  readonly journal: Journal;
  /** With these, calls with keys go out from here. */
  readonly gateway: ProviderGateway;
  readonly reports: UsageReports;
}

/** The safes of stored keys, and how calls with such a key are made from this process. */
export interface StoredKeys {
  readonly safe: KeySafe;
  readonly usageSafe: KeySafe;
  readonly gateway: ProviderGateway;
  readonly reports: UsageReports;
  /** Takes up what other processes ask for; where there are none, or this one cannot, it does nothing. */
  start(): Promise<void>;
  /** Takes up no more of it. */
  stop(): Promise<void>;
}

/** A worker opens keys and makes calls with them, for itself and for those that cannot. Everybody else closes keys and has a worker make the call. */
export const openStoredKeys = (ground: Ground): Promise<StoredKeys> =>
  ground.configuration.role.plays.includes('worker') ? atWorkers(ground) : Promise.resolve(elsewhere(ground));

const safePartsOf = ({ pool, vault }: Ground, kind: KeyKind) => {
  const lids = new BoxLids(new KeyBoxStore(pool), vault.sealer);
  return { pool, sealer: vault.sealer, opener: vault.opener, lids, kind };
};

const atWorkers = async (ground: Ground): Promise<StoredKeys> => {
  const { configuration, pool, vault, notices, living, journal, gateway, reports } = ground;
  const boxes = await openBoxKeys({ store: new KeyBoxStore(pool), sealer: vault.sealer }, configuration);
  const safe = new OpenKeySafe(safePartsOf(ground, 'api-key'), boxes);
  const usageSafe = new OpenKeySafe(safePartsOf(ground, 'usage-key'), boxes);
  const perform = makingCalls({ safes: { 'api-key': safe, 'usage-key': usageSafe }, gateway, reports });
  const { sealer, opener } = vault;
  const desk = new ErrandDesk({ store: new ErrandStore(pool), notices, living, sealer, opener, journal, perform, mayBeRepeated });
  return {
    ...{ safe, usageSafe, gateway, reports },
    start: () => (configuration.role.isSplit ? desk.start() : Promise.resolve()),
    stop: () => desk.close(),
  };
};

const elsewhere = (ground: Ground): StoredKeys => {
  const { pool, vault, notices, gateway, reports } = ground;
  const { sealer, opener } = vault;
  const lent = new LentKeys();
  const remote = { lent, errands: new WorkerErrands({ store: new ErrandStore(pool), notices, sealer, opener }) };
  return {
    safe: new ClosedKeySafe(safePartsOf(ground, 'api-key'), lent.lend),
    usageSafe: new ClosedKeySafe(safePartsOf(ground, 'usage-key'), lent.lend),
    gateway: byWorkers(gateway, remote),
    reports: reportsByWorkers(reports, remote),
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
};

/** What was stored before there were boxes, or lies in one of an older pair, is put into new ones, as far as it opens. */
export const boxOldKeys = async ({ safe, usageSafe }: Pick<StoredKeys, 'safe' | 'usageSafe'>, origin: string): Promise<number> => {
  let boxed = 0;
  for (const one of [safe, usageSafe]) if (one instanceof OpenKeySafe) boxed += await one.boxAnew(origin);
  return boxed;
};
