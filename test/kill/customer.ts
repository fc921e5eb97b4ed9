import { randomUUID } from 'node:crypto';
import { betweenLooks, type Answered, type RoundRobin } from '../roles/round-robin.js';
import type { OrderBook } from './order-book.js';
import { uploadsInPieces } from './upload-in-pieces.js';

interface Told {
  readonly taskId: string;
  readonly state: string;
}

/** What sort of customer somebody is. */
export interface Wants {
  readonly ownKey: boolean;
  /** Has films listened to, and cards run on what was heard. */
  readonly words: boolean;
}

const ENDED = new Set(['succeeded', 'failed', 'cancelled']);

/** Somebody who uses all that there is, and says everything again that was not answered. */
export class Customer {
  private token = '';
  private readonly ownKey: string | null;

  constructor(
    private readonly front: RoundRobin,
    private readonly book: OrderBook,
    private readonly film: Buffer<ArrayBuffer>,
    private readonly wants: Wants,
  ) {
    this.ownKey = wants.ownKey ? `sk-proj-good-${randomUUID()}` : null;
  }

  /** Begins with nothing and leaves when all that was ordered has ended; asks for less when it is to be over. */
  async lives(isOver: () => boolean): Promise<void> {
    await this.signsUp();
    if (this.ownKey !== null) await this.addsKey(this.ownKey);
    const projectId = await this.createsProject();
    for (let round = 0; round < 3 && !isOver(); round += 1) {
      await this.ordersWork(projectId);
      if (this.ownKey !== null) await this.doesWithoutKey(projectId, this.ownKey);
      await this.isDone(projectId);
      if (this.wants.words) await this.runsCard(projectId);
    }
    await this.isDone(projectId);
  }

  private async signsUp(): Promise<void> {
    const person = { email: `person-${randomUUID()}@example.org`, password: `a long phrase ${randomUUID()}` };
    const { body } = await this.orders('POST', '/accounts', person, 201);
    this.token = String(body['token']);
    this.book.accounts.push({ accountId: String(body['accountId']), token: this.token });
    while (BigInt((await this.reads('/credits/balance')).body['available']?.['microCredits' as never] ?? '0') === 0n) await betweenLooks();
  }

  private async addsKey(secret: string): Promise<void> {
    await this.orders('POST', '/settings/api/key', { secret }, 201);
    this.book.keys.added += 1;
    this.book.ownKeys.push(secret);
  }

  private async createsProject(): Promise<string> {
    const uploadId = this.ownKey === null ? await this.uploads() : await uploadsInPieces(this.front, this.token, this.film);
    this.book.uploads.push(uploadId);
    const plan = { name: 'A film', source: { kind: 'upload', uploadId }, thumbnails: 2, transcribe: this.wants.words };
    const { body } = await this.orders('POST', '/projects', plan, 201);
    this.book.projects.push(String(body['projectId']));
    return String(body['projectId']);
  }

  private async uploads(): Promise<string> {
    const named = { 'Content-Type': 'application/octet-stream', 'Upload-Name': 'film.mp4' };
    const { body } = await this.orders('POST', '/uploads/plain', this.film, 201, named);
    return String(body['uploadId']);
  }

  private async ordersWork(projectId: string): Promise<void> {
    const path = `/projects/${projectId}`;
    await this.ordersTask(`${path}/texts`, { prompt: 'Say hello.', withTranscript: false });
    await this.ordersTask(`${path}/images`, { prompt: 'A small boat', size: '512x512' });
    await this.reads('/credits/statement');
    await this.reads(path);
  }

  private async runsCard(projectId: string): Promise<void> {
    const path = `/projects/${projectId}/cards`;
    const { body } = await this.orders('POST', path, { name: 'Summary', prompt: 'Summarise in {{count}} words.' }, 201);
    await this.ordersTask(`${path}/${String(body['cardId'])}/run`, { values: { count: '20' } });
  }

  private async ordersTask(path: string, body: object): Promise<void> {
    const answered = await this.orders('POST', path, body, 201);
    this.book.tasks.push(String(answered.body['taskId']));
  }

  /** Work in hand may stop for it, and goes on with the very same key. */
  private async doesWithoutKey(projectId: string, secret: string): Promise<void> {
    await this.orders('DELETE', '/settings/api/key', undefined, 200);
    this.book.keys.removed += 1;
    const { body } = await this.orders('POST', `/projects/${projectId}/texts`, { prompt: 'Say hello.', withTranscript: false }, 409);
    if (body['code'] === 'key_required_same') this.book.locked += 1;
    else throw new Error(`A project whose key is away was refused with ${JSON.stringify(body)}`);
    await this.addsKey(secret);
  }

  /** Until all tasks of a project have ended; those that stopped for the key go on. */
  private async isDone(projectId: string): Promise<void> {
    for (;;) {
      const { body } = await this.reads(`/projects/${projectId}/tasks`);
      const tasks = body['items'] as readonly Told[];
      if (tasks.length > 0 && tasks.every(({ state }) => ENDED.has(state))) return;
      for (const { taskId, state } of tasks) if (state === 'stopped') await this.orders('POST', `/tasks/${taskId}/resume`, {}, 200, 409);
      await betweenLooks();
    }
  }

  private async orders(
    method: 'POST' | 'DELETE',
    path: string,
    body: object | Buffer<ArrayBuffer> | undefined,
    ...wanted: readonly (number | Readonly<Record<string, string>>)[]
  ): Promise<Answered> {
    const headers = wanted.find(one => typeof one === 'object') ?? {};
    const sent = { method, path, headers, key: randomUUID(), ...(body === undefined ? {} : { body }) };
    return expected(await this.front.ask({ ...sent, ...this.signed }), sent, wanted);
  }

  private async reads(path: string): Promise<Answered> {
    const asked = { method: 'GET', path } as const;
    return expected(await this.front.ask({ ...asked, ...this.signed }), asked, [200]);
  }

  private get signed() {
    return this.token === '' ? {} : { token: this.token };
  }
}

const expected = (answered: Answered, { method, path }: { method: string; path: string }, wanted: readonly unknown[]): Answered => {
  if (wanted.includes(answered.status)) return answered;
  throw new Error(`${method} ${path} was answered ${answered.status} ${answered.text.slice(0, 500)}`);
};
