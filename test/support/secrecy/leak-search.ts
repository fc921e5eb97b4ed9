import { readFileSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { CanaryScan, type Finding } from '../../../demo/books/canary-scan.js';
import { filesIn, tablesIn } from '../../../demo/books/places.js';
import { databaseDump } from '../../../src/infrastructure/postgres/database-dump.js';
import { logEnd } from '../../../src/infrastructure/postgres/server-log.js';
import { Confidences, type Confidence } from './confidences.js';
import { Wire, type Exchange } from './wire.js';

/** Answers that tell a secret, to who asked for it just then; no other answer may. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  'POST /v1/accounts': ['token kr_s', 'token kr_ck', 'token kr_acc', 'token kr_ref'],
  'POST /v1/sessions': ['token kr_s', 'token kr_ck', 'token kr_acc', 'token kr_ref'],
  'GET /v1/accounts/me': ['token kr_ck'], // to the browser that has it, so that it keeps it longer
  'POST /v1/sessions/refresh': ['token kr_acc', 'token kr_ref'],
  'POST /v1/tokens': ['token kr_pat'],
  'POST /v1/projects/{id}/shares': ['token kr_sh'],
  'POST /v1/webhooks': ['secret'],
  'POST /v1/webhooks/{id}/secret': ['secret'],
  'POST /v1/accounts/me/second-factor': ['secret'],
  'POST /v1/accounts/me/second-factor/confirmation': ['recovery code'],
  'POST /v1/accounts/me/second-factor/recovery-codes': ['recovery code'],
  'POST /v1/invitations': ['token kr_i'],
};

/** The two files that hold keys by their purpose, for their owner alone. */
const KEY_FILES = [join('keys', 'master.key'), join('keys', 'fingerprint.keys'), join('keys', 'log.key')];

/** What everybody may read, the words of every refusal among it: whatever stands there is no secret. */
const publicText = Buffer.concat(['openapi.json', 'problems.md'].map(name => readFileSync(new URL(`../../../docs/${name}`, import.meta.url))));

const serverLog = process.env['KEYREEL_TEST_SERVER_LOG'];

/** Where a world keeps things. Of its provider's memory and invoices nothing is searched: they are not the product's. */
export interface Kept {
  readonly ownerUrl: string;
  readonly dataDir: string;
  /** All that the service wrote. */
  readonly output: readonly string[];
}

interface Searched {
  readonly name: string;
  readonly bytes: Buffer;
  /** Whether a confidence may be there. */
  mayHold(confidence: Confidence): boolean;
}

const nowhere = () => false;

/**
 * Watches a world from its opening and says at its end what of all that was told in confidence lies anywhere in clear: in the
 * database, its log, the queue's tables, files, the service's output, answers, and requests to third parties. The database's
 * own files are not searched here but by the demo, whose server belongs to one story.
 */
export class LeakSearch {
  readonly confidences = new Confidences();
  readonly #wire = new Wire();
  readonly #servicePorts = new Set<number>();
  readonly #providerPorts = new Set<number>();
  readonly #collectorPorts = new Set<number>();
  readonly #logStart = serverLog === undefined ? 0 : logEnd(serverLog);

  serviceIs(url: string): void {
    this.#servicePorts.add(portOf(url));
  }

  /** Who may be sent the platform's key, users' keys and prompts. */
  providerIs(url: string): void {
    this.#providerPorts.add(portOf(url));
  }

  /** Who is sent traces, which are searched; nobody tells a collector anything in confidence. */
  collectorIs(url: string): void {
    this.#collectorPorts.add(portOf(url));
  }

  /** Ends the watch and answers a sentence for each finding, none of which tells the secret. */
  async findings({ ownerUrl, dataDir, output }: Kept): Promise<readonly string[]> {
    this.#wire.close();
    const exchanges = this.#wire.exchanges.filter(({ port }) => !this.#providerPorts.has(port ?? 0));
    for (const exchange of exchanges) if (!this.#collectorPorts.has(exchange.port ?? 0)) this.confidences.hear(exchange);
    await this.#keepKeysOf(dataDir);
    const confidences = this.confidences.all;
    const scan = new CanaryScan(confidences, new CanaryScan(confidences).present(publicText));
    const told = new Set<string>();
    for await (const place of this.#places(exchanges, { ownerUrl, dataDir, output }))
      for (const finding of scan.search(place.name, place.bytes)) if (!isAllowed(place, finding, confidences)) told.add(sentence(finding));
    return [...told];
  }

  async *#places(exchanges: readonly Exchange[], { ownerUrl, dataDir, output }: Kept): AsyncGenerator<Searched> {
    for (const exchange of exchanges) yield this.#servicePorts.has(exchange.port ?? 0) ? answerOf(exchange) : requestOf(exchange);
    for (const { name, bytes } of tablesIn(await buffer(Readable.from(databaseDump(ownerUrl)))))
      yield { name: `table ${name}`, bytes, mayHold: nowhere };
    if (serverLog !== undefined) yield { name: 'the database’s log', bytes: await readFrom(serverLog, this.#logStart), mayHold: nowhere };
    yield { name: 'the service’s output', bytes: Buffer.from(output.join('\n')), mayHold: nowhere };
    for await (const { name, bytes } of filesIn(dataDir, new Set()))
      if (!name.startsWith('sandbox-provider'))
        yield { name: `file ${name}`, bytes, mayHold: ({ kind }) => kind === 'installation key' && KEY_FILES.includes(name) };
  }

  /** The installation's own keys, as they are written and as the bytes that they are. */
  async #keepKeysOf(dataDir: string): Promise<void> {
    for (const file of KEY_FILES) {
      const written = await readFile(join(dataDir, file), 'utf8').catch(() => '');
      for (const [key] of written.matchAll(/[A-Za-z0-9+/_-]{43}=?/g)) {
        this.confidences.keep('installation key', key);
        this.confidences.keep('installation key', Buffer.from(key, 'base64'));
      }
    }
  }
}

/** A refusal says nothing personal again; what was asked for may be shown to its owner. */
const answerOf = (exchange: Exchange): Searched => ({
  name: `the answer ${exchange.status} to ${exchange.route}`,
  bytes: exchange.answered,
  mayHold: ({ kind, isPersonal }) => (isPersonal ? exchange.status < 400 : (TOLD[exchange.route] ?? []).includes(kind)),
});

/** What the service asks of a third party, such as the server of a film. */
const requestOf = (exchange: Exchange): Searched => ({
  name: `a request to a third party, ${exchange.route}`,
  bytes: exchange.asked,
  mayHold: nowhere,
});

const isAllowed = ({ mayHold }: Searched, { canary }: Finding, confidences: readonly Confidence[]): boolean =>
  confidences.filter(({ name }) => name === canary).every(mayHold);

const sentence = ({ canary, form, place }: Finding): string => `${canary} (${form}) in ${place}`;

const portOf = (url: string): number => Number(new URL(url).port);

const readFrom = async (file: string, start: number): Promise<Buffer> => {
  const handle = await open(file);
  try {
    return await buffer(handle.createReadStream({ start }));
  } finally {
    await handle.close().catch(() => undefined);
  }
};
