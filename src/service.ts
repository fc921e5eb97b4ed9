import { DiscoveryService } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { allParts, AppModule } from './app.module.js';
import { AdministratorTokens } from './composition/administrator-tokens.js';
import type { Configuration } from './configuration.js';
import { withCrashPoints } from './crash-points.js';
import { asService } from './infrastructure/asking/asker.js';
import { Readiness } from './infrastructure/health/readiness.js';
import { createHttpServer, listen } from './infrastructure/http/http-server.js';
import { Leaving } from './infrastructure/http/leaving.js';
import { Errands } from './infrastructure/messaging/bus.js';
import { PolicyFleet } from './infrastructure/messaging/policy-fleet.js';
import { PolicyRunner } from './infrastructure/messaging/policy-runner.js';
import { ProjectionFleet } from './infrastructure/messaging/projection-fleet.js';
import type { ProjectionRunner, SubscriberState } from './infrastructure/messaging/projection-runner.js';
import { isQuiet, settled } from './infrastructure/messaging/quiet.js';
import { Rebuilder } from './infrastructure/rebuilding/rebuilder.js';
import { WorkerInTurn } from './infrastructure/sharing/worker-in-turn.js';
import { watchedPolicy } from './infrastructure/watch/watched-work.js';
import { SystemClock } from './infrastructure/system-clock.js';
import { openPlatform, type Platform } from './platform.js';
import { boxOldKeys } from './stored-keys.js';
import { RoundsOfChores } from './rounds-of-chores.js';
import type { Role } from './settings/role-settings.js';
import { Starter } from './shared-kernel/ports/starter.js';
import { Commands, ErrandRunner, JobWorker, type Clock } from './shared-kernel/ports/messages.js';
import type { DataKeyReport } from './shared-kernel/ports/vault.js';

/** The running service. */
export interface Service {
  readonly url: string;
  readonly platform: Platform;
  readonly app: NestFastifyApplication;
  /** A one-time token that makes an account an administrator; null once one was used. */
  firstAdministratorToken(): Promise<string | null>;
  /** Does at once what is done at the start and every minute. */
  chores(): Promise<void>;
  /** Resolves once every subscriber is at the head, no job is runnable and no read model is made anew; rejects when a subscriber has stopped. */
  settled(): Promise<void>;
  /** Ends in order within the bound that is set: nobody new comes in, and what is in hand is finished or given back. */
  drain(): Promise<void>;
  /** Ends at once, in order: what is in hand is interrupted and given back. */
  close(): Promise<void>;
}

/** Readiness is red and others take the requests; those that come all the same are answered, and their connections closed, before nobody listens. */
const LAST_REQUESTS_MS = 3_000;

/** Starts the roles that this process plays, on one data folder. Throws a sentence when it must not start. */
export const startService = async (
  configuration: Configuration,
  write: (line: string) => void = line => void process.stdout.write(line),
  clock: Clock = new SystemClock(),
): Promise<Service> => {
  const projections = allParts.flatMap(parts => parts.projections);
  const platform = withCrashPoints(await openPlatform(configuration, projections, write, clock));
  try {
    return await run(configuration, platform);
  } catch (error) {
    await platform.close();
    throw error;
  }
};

const found = <Part extends object>(app: NestFastifyApplication, kind: abstract new (...args: never[]) => Part): readonly Part[] =>
  app
    .get(DiscoveryService, { strict: false })
    .getProviders()
    .map(wrapper => wrapper.instance as unknown)
    .filter((instance): instance is Part => instance instanceof kind);

const run = async (configuration: Configuration, platform: Platform): Promise<Service> => {
  const leaving = new Leaving();
  const app = await createHttpServer(AppModule.on(platform), leaving);
  leaving.heard(() => app.get(Readiness, { strict: false }).drain());
  const parts = partsOf(app, platform);
  await startParts(parts, platform, configuration.role.plays);
  const url = await listen(app, configuration);
  const { rounds, policies, fleet, rebuilder } = parts;
  const close = async () => {
    leaving.begin();
    rounds.stop();
    await platform.sealing.sealer.close();
    await app.close();
    await rebuilder.close();
    await platform.sharing.rest();
    await platform.close();
  };
  return {
    url,
    platform,
    app,
    firstAdministratorToken: () => asService('start', () => app.get(AdministratorTokens, { strict: false }).first()),
    chores: () => rounds.run(),
    settled: () => settled(async () => !rounds.underWay && !rebuilder.underWay && (await isServiceQuiet(platform, [...fleet.all, ...policies]))),
    drain: async () => {
      leaving.begin();
      rounds.stop();
      const { isSplit, plays, drainMs } = configuration.role;
      const lastRequests = isSplit && plays.includes('api') ? Math.min(LAST_REQUESTS_MS, drainMs) : 0;
      await Promise.all([platform.queue.drain(drainMs), new Promise(resolve => setTimeout(resolve, lastRequests))]);
      await platform.keys.stop();
      await close();
    },
    close,
  };
};

interface Parts {
  readonly app: NestFastifyApplication;
  readonly fleet: ProjectionFleet;
  readonly policies: readonly PolicyRunner[];
  readonly rounds: RoundsOfChores;
  readonly rebuilder: Rebuilder;
}

const partsOf = (app: NestFastifyApplication, platform: Platform): Parts => {
  const { log, store, queue, journal, skips, sharing } = platform;
  const workers = found(app, JobWorker).map(worker => new WorkerInTurn(worker, sharing.turns, queue));
  app.get(Errands, { strict: false }).know(found(app, ErrandRunner));
  queue.know(workers);
  const commands = app.get(Commands, { strict: false });
  const policies = allParts
    .flatMap(parts => parts.policies)
    .map(policy => new PolicyRunner(watchedPolicy(policy, platform.watch), log, store, commands, queue, journal, skips));
  app.get(PolicyFleet, { strict: false }).know(policies);
  const fleet = app.get(ProjectionFleet, { strict: false });
  const rebuilder = new Rebuilder(fleet.projections, sharing, { store: platform.rebuilds, log, journal, skips });
  return { app, fleet, policies, rounds: new RoundsOfChores(workers, platform), rebuilder };
};

/** Starts what this process plays of the service; what it does not, others do. */
const startParts = async ({ app, fleet, policies, rounds, rebuilder }: Parts, platform: Platform, plays: readonly Role[]): Promise<void> => {
  const { sharing } = platform;
  const runs = plays.includes('projector');
  if (runs) rebuilder.start();
  await sharing.join(fleet.all, { runs });
  if (plays.includes('api')) await sharing.turns.inTurn('starters', () => startAll(found(app, Starter)));
  await sharing.join(policies, { runs });
  if (plays.includes('worker')) platform.queue.start();
  if (plays.includes('sealer')) platform.sealing.sealer.start();
  if (plays.includes('worker')) {
    rounds.start();
    await platform.keys.start();
    void reportSealedKeys(platform);
    void boxStoredKeys(platform);
  }
};

const startAll = async (starters: readonly Starter[]): Promise<void> => {
  for (const starter of starters) await asService('start', () => starter.start());
};

const held = (byMasterKey: DataKeyReport['byMasterKey']): string => byMasterKey.map(({ version, dataKeys }) => `${version}:${dataKeys}`).join(' ');

/** Which master keys the sealed data hang on, told at each start; what cannot be opened is an alarm for the operator and blocks nobody. */
const reportSealedKeys = async ({ vault, journal }: Platform): Promise<void> => {
  try {
    const { current, byMasterKey, unreadable, destroyed } = await asService('start', () => vault.dataKeys.report());
    journal.info('sealed account keys by master-key version', { current, masterKeys: held(byMasterKey), unreadable: unreadable.length, destroyed });
    if (unreadable.length > 0) journal.alarm('account keys cannot be opened with the master keys at hand', { accountKeys: unreadable.length });
  } catch (error) {
    journal.warn('the sealed account keys could not be counted', { error });
  }
};

/** How subscribers are, whichever process runs them. */
const statesOf = async ({ sharing }: Platform, runners: readonly { readonly state: SubscriberState }[]): Promise<readonly SubscriberState[]> => {
  const states = runners.map(({ state }) => state);
  if (states.every(({ name }) => sharing.isHere(name))) return states;
  await sharing.refresh();
  return states.map(state => (sharing.isHere(state.name) ? state : sharing.elsewhere(state)));
};

/** Keys from before there were boxes are boxed once; from then on only workers can open them. */
const boxStoredKeys = async ({ keys, provider, journal }: Platform): Promise<void> => {
  try {
    const boxed = await asService('start', () => boxOldKeys(keys, new URL(provider.baseUrl).origin));
    if (boxed > 0) journal.info('stored provider keys were put where only workers open them', { count: boxed });
  } catch (error) {
    journal.warn('stored provider keys could not be boxed', { error });
  }
};

const isServiceQuiet = async (platform: Platform, runners: readonly (ProjectionRunner | PolicyRunner)[]): Promise<boolean> => {
  const { log, queue } = platform;
  if (queue.isWorking) return false; // the database has enough to do with the work itself
  return isQuiet({ head: () => log.head(), states: () => statesOf(platform, runners), idle: () => queue.idle() });
};
