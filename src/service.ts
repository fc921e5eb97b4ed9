import { DiscoveryService } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { allParts, AppModule } from './app.module.js';
import { AdministratorTokens } from './composition/administrator-tokens.js';
import type { Configuration } from './configuration.js';
import { withCrashPoints } from './crash-points.js';
import { asService } from './infrastructure/asking/asker.js';
import { createHttpServer, listen } from './infrastructure/http/http-server.js';
import { Errands } from './infrastructure/messaging/bus.js';
import { PolicyFleet } from './infrastructure/messaging/policy-fleet.js';
import { PolicyRunner } from './infrastructure/messaging/policy-runner.js';
import { ProjectionFleet } from './infrastructure/messaging/projection-fleet.js';
import { SystemClock } from './infrastructure/system-clock.js';
import { openPlatform, type Platform } from './platform.js';
import { Starter } from './shared-kernel/ports/starter.js';
import { Commands, ErrandRunner, JobWorker, type Clock } from './shared-kernel/ports/messages.js';

/** The running service. */
export interface Service {
  readonly url: string;
  readonly platform: Platform;
  readonly app: NestFastifyApplication;
  /** A one-time token that makes an account an administrator; null once one was used. */
  firstAdministratorToken(): Promise<string | null>;
  /** Does at once what is done at the start and every minute. */
  chores(): Promise<void>;
  /** Resolves once every subscriber is at the head and no job is runnable; rejects when a subscriber has stopped. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const CHORES_EVERY_MS = 60_000;
const LOOK_EVERY_MS = 15;

/** Starts all roles in this process, on one data folder. Throws a sentence when it must not start. */
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
  const app = await createHttpServer(AppModule.on(platform));
  const workers = found(app, JobWorker);
  app.get(Errands, { strict: false }).know(found(app, ErrandRunner));
  platform.queue.know(workers);
  const fleet = app.get(ProjectionFleet, { strict: false });
  await fleet.start();
  for (const starter of found(app, Starter)) await asService('start', () => starter.start());
  const { log, store, queue, journal, skips } = platform;
  const commands = app.get(Commands, { strict: false });
  const policies = allParts.flatMap(parts => parts.policies).map(policy => new PolicyRunner(policy, log, store, commands, queue, journal, skips));
  app.get(PolicyFleet, { strict: false }).know(policies);
  await Promise.all(policies.map(policy => policy.start()));
  queue.start();
  platform.sealing.sealer.start();
  const rounds = new RoundsOfChores(workers, platform);
  void rounds.run();
  const chores = setInterval(() => void rounds.run(), CHORES_EVERY_MS).unref();
  void reportSealedKeys(platform);
  const url = await listen(app, configuration);
  return {
    url,
    platform,
    app,
    firstAdministratorToken: () => asService('start', () => app.get(AdministratorTokens, { strict: false }).first()),
    chores: () => rounds.run(),
    settled: () => settled(async () => !rounds.underWay && (await isQuiet(platform, fleet, policies))),
    close: async () => {
      clearInterval(chores);
      await platform.sealing.sealer.close();
      await app.close();
      await Promise.all(policies.map(policy => policy.close()));
      await fleet.close();
      await platform.close();
    },
  };
};

/** Which master keys the sealed data hang on, told at each start; what cannot be opened is an alarm for the operator and blocks nobody. */
const reportSealedKeys = async ({ vault, journal }: Platform): Promise<void> => {
  try {
    const { current, byMasterKey, unreadable, destroyed } = await asService('start', () => vault.dataKeys.report());
    journal.info('sealed account keys by master-key version', { current, byMasterKey, unreadable: unreadable.length, destroyed });
    if (unreadable.length > 0) journal.alarm('account keys cannot be opened with the master keys at hand', { accountKeys: unreadable.length });
  } catch (error) {
    journal.warn('the sealed account keys could not be counted', { error });
  }
};

/** Chores make up for what the queue may have lost; each is safe to repeat. */
class RoundsOfChores {
  private readonly chores: readonly JobWorker[];
  private begun = 0;

  constructor(
    workers: readonly JobWorker[],
    private readonly platform: Platform,
  ) {
    this.chores = workers.filter(worker => worker.recurs);
  }

  /** A round may still find work that was lost. */
  get underWay(): boolean {
    return this.begun > 0;
  }

  async run(): Promise<void> {
    this.begun += 1;
    await asService('chore', () => this.round()).finally(() => (this.begun -= 1));
  }

  private async round(): Promise<void> {
    const { journal, idempotency } = this.platform;
    for (const chore of this.chores) {
      await chore.run({}, new AbortController().signal).catch((error: unknown) => journal.warn('chore tries again', { job: chore.job, error }));
    }
    await idempotency.forgetOld().catch((error: unknown) => journal.warn('chore tries again', { job: 'forget-old-outcomes', error }));
  }
}

const statesOf = (fleet: ProjectionFleet, policies: readonly PolicyRunner[]) => [...fleet.states, ...policies.map(policy => policy.state)];

const isQuiet = async ({ log, queue }: Platform, fleet: ProjectionFleet, policies: readonly PolicyRunner[]): Promise<boolean> => {
  const stopped = statesOf(fleet, policies).find(state => state.health === 'stopped');
  if (stopped) throw new Error(`${stopped.name} has stopped: ${stopped.trouble ?? 'closed'}`);
  if (queue.isWorking) return false; // the database has enough to do with the work itself
  const head = await log.head();
  const states = statesOf(fleet, policies);
  return states.every(state => state.position >= head) && (await queue.idle());
};

/** Quiet twice in a row: between two looks a policy may have begun what the first look could not see. */
const settled = async (quietNow: () => Promise<boolean>): Promise<void> => {
  for (let quiet = 0; quiet < 2;) {
    quiet = (await quietNow()) ? quiet + 1 : 0;
    if (quiet < 2) await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS));
  }
};
