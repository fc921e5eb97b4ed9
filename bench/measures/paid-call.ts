import { join } from 'node:path';
import { DiscoveryService } from '@nestjs/core';
import OpenAI from 'openai';
import { readConfiguration } from '../../src/configuration.js';
import { responsesBody } from '../../src/infrastructure/openai/text-request.js';
import { startService, type Service } from '../../src/service.js';
import type { TextRequest } from '../../src/shared-kernel/ports/provider.js';
import { JobWorker } from '../../src/shared-kernel/ports/messages.js';
import { median, quantile } from '../arithmetic.js';
import { newCustomer } from '../customer.js';
import { number, times, told, type Finding, type Pace } from '../findings.js';
import type { Ground } from '../ground.js';
import { millisecondsOf } from '../rounds.js';

const TARGET_MS = 10;
const WARM_UP = 3;

/** When a paid call passed which place, in milliseconds of the process's clock. */
interface Passage {
  queued: number;
  started: number;
  called: number;
  answered: number;
  recorded: number;
}

/**
 * A paid text call inside the whole service, from the job's start to the success in the log, minus the same request through the SDK alone
 * to the same sandbox provider; one after the other, in turns.
 */
export const measurePaidCall = async (ground: Ground, { calls, patience }: Pace): Promise<readonly Finding[]> => {
  const { url, ownerUrl } = await ground.room('service', 'product');
  const settings = readConfiguration({ PATH: process.env['PATH'] });
  const configuration = { ...settings, dataDir: join(ground.folder, 'service'), port: 0, databaseUrl: ownerUrl, databaseServingUrl: url };
  const service = await startService(configuration, () => undefined);
  try {
    const watch = watchCalls(service);
    const customer = await newCustomer(service.url, () => service.settled());
    const sdk = new OpenAI({ apiKey: service.platform.provider.platformKey, baseURL: service.platform.provider.baseUrl, maxRetries: 0 });
    const [passages, bare]: [Passage[], number[]] = [[], []];
    const started = performance.now();
    for (let call = 0; call < calls + WARM_UP; call += 1) {
      if (call > WARM_UP && performance.now() - started > patience) break;
      const done = watch.next();
      await customer.ordersText(`Describe a small boat on a quiet river. This is wish number ${call}.`);
      const { passage, request } = await done;
      await service.settled();
      const alone = await millisecondsOf(() => askAlone(sdk, request));
      if (call < WARM_UP) continue;
      passages.push(passage);
      bare.push(alone);
    }
    return foundIn(passages, bare);
  } finally {
    await service.close();
  }
};

const foundIn = (passages: readonly Passage[], bare: readonly number[]): readonly Finding[] => {
  const spans = (from: keyof Passage, to: keyof Passage): number[] => passages.map(passage => passage[to] - passage[from]);
  const shown = (samples: readonly number[]): string => `p50 ${number(median(samples), 1)} ms, p99 ${number(quantile(samples, 0.99), 1)} ms`;
  const whole = spans('started', 'recorded');
  const added = median(whole.map((took, call) => took - (bare[call] ?? NaN)));
  return [
    {
      what: 'time added to a paid text call (job start to recorded success, minus the SDK alone), median',
      measured: `${number(median(whole), 1)} ms against ${number(median(bare), 1)} ms: ${number(added, 1)} ms added`,
      ratio: times(median(whole) / median(bare)),
      target: `≤ ${TARGET_MS} ms added`,
      reached: added <= TARGET_MS,
    },
    told('of it: before the call is sent (state read, hold checked, intent durable)', shown(spans('started', 'called'))),
    told('of it: the call through our gateway', shown(spans('called', 'answered'))),
    told('of it: answer stored, delivery and success recorded', shown(spans('answered', 'recorded'))),
    told('the queue’s wait, apart', shown(spans('queued', 'started'))),
  ];
};

/** The same request, streamed and read to its end. */
const askAlone = async (sdk: OpenAI, request: TextRequest): Promise<void> => {
  for await (const event of await sdk.responses.create(responsesBody(request, true))) {
    if (event.type === 'response.completed') return;
  }
};

interface Seen {
  readonly passage: Passage;
  readonly request: TextRequest;
}

/** Notes when the one call under way passes queue, worker, gateway and log, at the ports where they meet. */
const watchCalls = ({ app, platform }: Service): { next(): Promise<Seen> } => {
  let passage: Partial<Passage> = {};
  let request: TextRequest | undefined;
  let tell: ((seen: Seen) => void) | undefined;
  const note = (place: keyof Passage): void => void (passage[place] ??= performance.now());
  const { queue, gateway, log } = platform;
  const [add, text, append] = [queue.add.bind(queue), gateway.text.bind(gateway), log.append.bind(log)];

  queue.add = (job, id) => {
    if (job.job === callJob) note('queued');
    return add(job, id);
  };
  const worker = workerOf(app);
  const run = worker.run.bind(worker);
  worker.run = (data, signal) => {
    note('started');
    return run(data, signal);
  };
  gateway.text = async (asked, credential, call) => {
    request = asked;
    note('called');
    const outcome = await text(asked, credential, call);
    note('answered');
    return outcome;
  };
  log.append = async (stream, expected, events) => {
    const outcome = await append(stream, expected, events);
    if (!stream.startsWith('task-') || !events.some(({ type }) => type === 'TaskSucceeded')) return outcome;
    note('recorded');
    if (request && isWhole(passage)) tell?.({ passage, request });
    return outcome;
  };
  return {
    next: () =>
      new Promise(resolve => {
        [passage, request, tell] = [{}, undefined, resolve];
      }),
  };
};

const callJob = 'media-pipeline.perform-call-task';

const workerOf = (app: Service['app']): JobWorker => {
  const providers = app.get(DiscoveryService, { strict: false }).getProviders();
  const worker = providers.map(({ instance }) => instance as unknown).find(part => part instanceof JobWorker && part.job === callJob);
  if (worker instanceof JobWorker) return worker;
  throw new Error(`Nobody does ${callJob}.`);
};

const isWhole = (passage: Partial<Passage>): passage is Passage =>
  (['queued', 'started', 'called', 'answered', 'recorded'] as const).every(place => passage[place] !== undefined);
