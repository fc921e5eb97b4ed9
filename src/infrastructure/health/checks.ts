import { randomUUID } from 'node:crypto';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { EventLog } from '../../shared-kernel/ports/event-log.js';
import type { MediaEngine } from '../../shared-kernel/ports/media-engine.js';
import type { Clock } from '../../shared-kernel/ports/messages.js';
import { ContentMissing, type ContentStore } from '../../shared-kernel/ports/storage.js';
import type { Transparency } from '../../shared-kernel/ports/transparency.js';
import type { DataKeys } from '../../shared-kernel/ports/vault.js';
import { asService } from '../asking/asker.js';
import type { SubscriberState } from '../messaging/projection-runner.js';
import type { HealthCheck, Trouble } from './health-checks.js';
import type { Lag } from './lag.js';

const NOBODYS_ACCOUNT = '00000000-0000-7000-8000-000000000000';

const allButMissing = (error: unknown): void => {
  if (!(error instanceof ContentMissing)) throw error;
};

/** A database that can be asked. */
export interface Asked {
  query(text: string): Promise<{ readonly rows: readonly object[] }>;
}

export const databaseCheck = (database: Asked): HealthCheck => ({
  name: 'database',
  needed: true,
  lost: { reason: 'database_unavailable', sentence: 'The database does not answer.' },
  look: async () => {
    await asService('watch', () => database.query('select 1'));
    return null;
  },
});

export const eventLogCheck = (log: Pick<EventLog, 'head'>, lag: Lag): HealthCheck => ({
  name: 'event_log',
  needed: true,
  lost: { reason: 'log_unavailable', sentence: 'The event log does not answer.' },
  look: async () => {
    lag.note(await log.head());
    return null;
  },
});

/** A queue that can be asked whether it is there. */
export interface Pinged {
  ping(): Promise<void>;
}

export const queueCheck = (queue: Pinged): HealthCheck => ({
  name: 'queue',
  needed: true,
  keptMs: 5_000,
  lost: { reason: 'queue_unavailable', sentence: 'The queue does not answer: work is accepted, kept in the log, and done once it is back.' },
  look: async () => {
    await queue.ping();
    return null;
  },
});

const freeBytes = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

/** The disk that work is done on: something can be written, and enough is free to end what was begun. */
export const diskCheck = (folder: string, reserveBytes: number, free: (folder: string) => Promise<number> = freeBytes): HealthCheck => ({
  name: 'disk',
  needed: true,
  keptMs: 5_000,
  lost: { reason: 'disk_unwritable', sentence: 'Nothing can be written to the data folder.' },
  look: async () => {
    const probe = join(folder, `.probe-${randomUUID()}`);
    await writeFile(probe, '.', { mode: 0o600 });
    await rm(probe, { force: true });
    if ((await free(folder)) >= reserveBytes) return null;
    return { reason: 'disk_full', sentence: `Less than ${Math.round(reserveBytes / 1_048_576)} MiB are free on the disk of the data folder.` };
  },
});

/** The storage of content, by a name that nothing ever has. */
export const storageCheck = (content: Pick<ContentStore, 'get'>): HealthCheck => ({
  name: 'storage',
  needed: true,
  keptMs: 5_000,
  lost: { reason: 'storage_unavailable', sentence: 'The storage of content does not answer.' },
  look: async () => {
    await content
      .get({ name: 'health-probe-of-nothing', protection: 'plain' }, { accountId: NOBODYS_ACCOUNT, purpose: 'health' })
      .catch(allButMissing);
    return null;
  },
});

export const mediaCheck = (engine: Pick<MediaEngine, 'describe'>): HealthCheck => ({
  name: 'media_engine',
  needed: true,
  keptMs: 60_000,
  lost: { reason: 'media_engine_unusable', sentence: 'The media engine cannot be started.' },
  look: async () => {
    const { probe, audioPieces } = (await engine.describe()).capabilities;
    if (probe && audioPieces) return null;
    return { reason: 'media_engine_unusable', sentence: 'The media engine cannot work on this machine; /health says why.' };
  },
});

/** A restart of everything that lags would make nothing quicker, so this is long. */
const LAG_BORNE_MS = 120_000;

const named = (states: readonly SubscriberState[]): readonly string[] => states.map(({ name }) => name);

/** However many processes there are: those that run elsewhere are asked about first. */
export const projectionsCheck = (
  states: () => readonly SubscriberState[],
  lag: Lag,
  refresh: () => Promise<void> = () => Promise.resolve(),
): HealthCheck => ({
  name: 'projections',
  needed: true,
  lost: { reason: 'projections_unknown', sentence: 'How far the projections are is not known.' },
  look: async () => {
    await refresh();
    const stopped = named(states().filter(({ health }) => health === 'stopped'));
    if (stopped.length > 0)
      return {
        reason: 'projection_stopped',
        sentence: 'A projection stands before an event that it cannot take, or no process runs it.',
        names: stopped,
      };
    const behind = named(states().filter(({ position }) => lag.of(position) > LAG_BORNE_MS));
    return behind.length > 0
      ? { reason: 'projection_behind', sentence: 'A projection is more than two minutes behind the log.', names: behind }
      : null;
  },
});

/** What policies do waits meanwhile; requests are answered. */
export const policiesCheck = (states: () => readonly SubscriberState[]): HealthCheck => ({
  name: 'policies',
  needed: false,
  lost: { reason: 'policies_unknown', sentence: 'How far the policies are is not known.' },
  look: () => {
    const parked = named(states().filter(state => state.parked !== null));
    const trouble: Trouble = {
      reason: 'policy_parked',
      sentence: 'A policy tries an event again and again that it cannot carry out.',
      names: parked,
    };
    return Promise.resolve(parked.length > 0 ? trouble : null);
  },
});

/** The log is written whether or not it is signed, so only a process that does nothing but sign needs it. */
export const sealerCheck = (transparency: Pick<Transparency, 'sealing'>, needed: boolean): HealthCheck => ({
  name: 'sealer',
  needed,
  keptMs: 5_000,
  lost: { reason: 'sealing_unknown', sentence: 'How far the log is signed is not known.' },
  look: async () => {
    const { unsigned } = await transparency.sealing();
    return unsigned && { reason: unsigned.reason, sentence: unsigned.sentence };
  },
});

const reached = (url: string, withinMs: number): Promise<boolean> => {
  const { hostname, port, protocol } = new URL(url);
  return new Promise(resolve => {
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (protocol === 'http:' ? 80 : 443) });
    const end = (isReached: boolean) => {
      socket.destroy();
      resolve(isReached);
    };
    socket.setTimeout(withinMs, () => end(false));
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
};

/** A connection and nothing on it: no key is shown, and nothing is bought. */
export const providerCheck = (baseUrl: string): HealthCheck => {
  const trouble = { reason: 'provider_unreachable', sentence: 'The provider cannot be reached from here; calls to it are tried again.' };
  return {
    name: 'provider',
    needed: false,
    keptMs: 30_000,
    lost: trouble,
    look: async () => ((await reached(baseUrl, 1_500)) ? null : trouble),
  };
};

export const vaultCheck = (dataKeys: Pick<DataKeys, 'stateOf'>): HealthCheck => ({
  name: 'vault',
  needed: true,
  keptMs: 5_000,
  lost: { reason: 'vault_unavailable', sentence: 'The keys that content is sealed with cannot be read.' },
  look: async () => {
    await asService('watch', () => dataKeys.stateOf(NOBODYS_ACCOUNT));
    return null;
  },
});

/** More would put grants, waits and tokens at odds between processes. */
const CLOCKS_DIFFER_BY_MS = 30_000;

export const clockCheck = (clock: Clock, database: Asked): HealthCheck => ({
  name: 'clock',
  needed: true,
  keptMs: 10_000,
  lost: { reason: 'clock_unknown', sentence: 'The clock could not be compared with that of the database.' },
  look: async () => {
    const { rows } = await asService('watch', () => database.query('select extract(epoch from clock_timestamp())::float8 * 1000 as now'));
    const theirs = Number((rows[0] as { now?: unknown } | undefined)?.now);
    if (Math.abs(clock.now().getTime() - theirs) <= CLOCKS_DIFFER_BY_MS) return null;
    return { reason: 'clock_differs', sentence: 'The clock of this process and that of the database differ by more than 30 seconds.' };
  },
});
