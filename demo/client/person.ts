import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { newOrder, refused, Session, taken, type Problem, type Shapes } from './client.js';
import { serverSentEvents, type ServerSentEvent } from './server-sent-events.js';

export type Task = Shapes['TaskShape'];
export type Plan = Shapes['ProjectPlanRequest'];
export type Quote = Shapes['QuoteShape'];
export type Entry = Shapes['StatementEntryShape'];
export type Thumbnail = Shapes['ThumbnailShape'];
export type Transcript = Shapes['TranscriptShape'];

/** Something that a project can be asked for. */
export type Work =
  | ({ readonly kind: 'card'; readonly cardId: string } & Shapes['RunCardRequest'])
  | ({ readonly kind: 'text' } & Shapes['TextRequest'])
  | ({ readonly kind: 'image' } & Shapes['ImageRequest'])
  | ({ readonly kind: 'thumbnails' } & Shapes['ThumbnailsRequest']);

/** A whole statement: opening + the changes of its entries = closing. */
export interface Statement {
  readonly opening: bigint;
  readonly entries: readonly Entry[];
  readonly closing: bigint;
}

const ENDED = new Set(['succeeded', 'failed', 'stopped', 'cancelled']);
const LOOK_EVERY_MS = 50;
const PATIENCE_MS = 120_000;
/** A video of one's own may be long. */
const LONGEST_WORK_MS = 2 * 3_600_000;

export const hasEnded = ({ state }: Task): boolean => ENDED.has(state);

/** Someone who uses the service through its API and knows nothing else of it. */
export class Person {
  readonly email = `newcomer.${randomBytes(6).toString('hex')}@example.org`;
  readonly password = `a long phrase of ${randomBytes(12).toString('hex')}`;
  readonly session: Session;
  accountId = '';
  token = '';

  constructor(url: string) {
    this.session = new Session(url);
  }

  private get api() {
    return this.session.api;
  }

  async signsUp(): Promise<void> {
    const body = { email: this.email, password: this.password };
    const { accountId, token } = await taken(this.api.POST('/v1/accounts', { params: { header: newOrder() }, body }));
    if (token === null) throw new Error('A session that tells no token.');
    this.accountId = accountId;
    this.token = token;
    this.session.signIn(token);
  }

  async uploads(bytes: Uint8Array, name: string) {
    return taken(
      this.api.POST('/v1/uploads/plain', {
        params: { header: newOrder() },
        headers: { 'Content-Type': 'application/octet-stream', 'Upload-Name': encodeURIComponent(name) },
        body: '',
        bodySerializer: () => bytes,
      }),
    );
  }

  prices() {
    return taken(this.api.GET('/v1/prices'));
  }

  balance() {
    return taken(this.api.GET('/v1/credits/balance'));
  }

  async available(): Promise<bigint> {
    return BigInt((await this.balance()).available.microCredits);
  }

  async statement(): Promise<Statement> {
    const entries: Entry[] = [];
    let page = await this.#statementPage();
    const opening = BigInt(page.opening.microCredits);
    for (;;) {
      entries.push(...page.items);
      if (page.next === null) return { opening, entries, closing: BigInt(page.closing.microCredits) };
      page = await this.#statementPage(page.next);
    }
  }

  async #statementPage(cursor?: string) {
    const page = await taken(this.api.GET('/v1/credits/statement', { params: { query: { limit: 25, ...(cursor ? { cursor } : {}) } } }));
    if (typeof page === 'string') throw new Error('The statement came as CSV, which nobody had asked for.');
    return page;
  }

  async notices() {
    return (await taken(this.api.GET('/v1/notices'))).items;
  }

  quotes(plan: Plan) {
    return taken(this.api.POST('/v1/projects/quote', { body: plan }));
  }

  creates(name: string, plan: Plan) {
    return taken(this.#creation(name, plan));
  }

  isRefusedToCreate(name: string, plan: Plan): Promise<Problem> {
    return refused(this.#creation(name, plan));
  }

  #creation(name: string, plan: Plan) {
    return this.api.POST('/v1/projects', { params: { header: newOrder() }, body: { name, ...plan } });
  }

  async projects() {
    return (await taken(this.api.GET('/v1/projects', { params: { query: { limit: 200 } } }))).items;
  }

  project(projectId: string) {
    return taken(this.api.GET('/v1/projects/{projectId}', { params: { path: { projectId } } }));
  }

  rename(projectId: string, name: string) {
    const params = { path: { projectId }, header: { 'If-Match': '*' } };
    return taken(this.api.PATCH('/v1/projects/{projectId}', { params, body: { name } }));
  }

  instructs(text: string) {
    return taken(this.api.PUT('/v1/accounts/me/instructions', { params: { header: { 'If-Match': '*' } }, body: { text } }));
  }

  instructsProject(projectId: string, text: string) {
    const params = { path: { projectId }, header: { 'If-Match': '*' } };
    return taken(this.api.PUT('/v1/projects/{projectId}/instructions', { params, body: { text } }));
  }

  async addsCard(projectId: string, card: Shapes['CardRequest']): Promise<string> {
    const params = { path: { projectId }, header: newOrder() };
    const { cardId } = await taken(this.api.POST('/v1/projects/{projectId}/cards', { params, body: card }));
    if (!cardId) throw new Error('The card has no id');
    return cardId;
  }

  quotesWork(projectId: string, work: Work) {
    return taken(this.api.POST('/v1/projects/{projectId}/quote', { params: { path: { projectId } }, body: { work } }));
  }

  asksFor(projectId: string, work: Work) {
    return taken(this.#order(projectId, work));
  }

  isRefused(projectId: string, work: Work): Promise<Problem> {
    return refused(this.#order(projectId, work));
  }

  #order(projectId: string, work: Work) {
    const params = { path: { projectId }, header: newOrder() };
    switch (work.kind) {
      case 'card': {
        const { kind: _, cardId, ...body } = work;
        return this.api.POST('/v1/projects/{projectId}/cards/{cardId}/run', { params: { ...params, path: { projectId, cardId } }, body });
      }
      case 'text': {
        const { kind: _, ...body } = work;
        return this.api.POST('/v1/projects/{projectId}/texts', { params, body });
      }
      case 'image': {
        const { kind: _, ...body } = work;
        return this.api.POST('/v1/projects/{projectId}/images', { params, body });
      }
      case 'thumbnails': {
        const { kind: _, ...body } = work;
        return this.api.POST('/v1/projects/{projectId}/thumbnails', { params, body });
      }
    }
  }

  resumes(taskId: string) {
    return taken(this.api.POST('/v1/tasks/{taskId}/resume', { params: { path: { taskId } } }));
  }

  async tasks(projectId: string): Promise<readonly Task[]> {
    return (await taken(this.api.GET('/v1/projects/{projectId}/tasks', { params: { path: { projectId } } }))).items;
  }

  /** Looks again and again until the task has ended. */
  async untilEnded(taskId: string): Promise<Task> {
    for (const deadline = performance.now() + PATIENCE_MS; performance.now() < deadline; await pause(LOOK_EVERY_MS)) {
      const { data } = await this.api.GET('/v1/tasks/{taskId}', { params: { path: { taskId } } });
      if (data && hasEnded(data)) return data;
    }
    throw new Error(`Task ${taskId} did not end in time`);
  }

  /** Every news of a project's tasks, live. */
  async *follows(projectId: string): AsyncGenerator<Task> {
    const stream = await taken(
      this.api.GET('/v1/projects/{projectId}/events', {
        params: { path: { projectId } },
        headers: { Accept: 'text/event-stream' },
        parseAs: 'stream',
        signal: AbortSignal.timeout(LONGEST_WORK_MS),
      }),
    );
    for await (const { id, event, data } of serverSentEvents(stream as ReadableStream<Uint8Array>)) {
      this.session.reach(id);
      if (event === 'task') yield JSON.parse(data) as Task;
    }
  }

  /** A text while it is written, piece by piece, until its task has ended; each time the stream ends it is resumed where it was. */
  async *reads(taskId: string): AsyncGenerator<Shapes['TextPieceShape']> {
    let last = '';
    for (const deadline = performance.now() + PATIENCE_MS; performance.now() < deadline; await pause(LOOK_EVERY_MS)) {
      const { data: task } = await this.api.GET('/v1/tasks/{taskId}', { params: { path: { taskId } } });
      for await (const { id, data } of this.#piecesAfter(taskId, last)) {
        last = id;
        yield JSON.parse(data) as Shapes['TextPieceShape'];
      }
      if (task && hasEnded(task)) return;
    }
  }

  async *#piecesAfter(taskId: string, last: string): AsyncGenerator<ServerSentEvent> {
    const params = { path: { taskId }, header: last === '' ? {} : { 'Last-Event-ID': last } };
    const { data, response } = await this.api.GET('/v1/tasks/{taskId}/text', { params, parseAs: 'stream', signal: AbortSignal.timeout(PATIENCE_MS) });
    if (data) yield* serverSentEvents(data as ReadableStream<Uint8Array>);
    else if (response.status !== 404) throw new Error(`${response.status} for a text in the making`);
  }

  async outputs(projectId: string) {
    return (await taken(this.api.GET('/v1/projects/{projectId}/outputs', { params: { path: { projectId }, query: { limit: 200 } } }))).items;
  }

  outputContent(outputId: string): Promise<Buffer> {
    return bytesOf(this.api.GET('/v1/outputs/{outputId}/content', { params: { path: { outputId } }, parseAs: 'arrayBuffer' }));
  }

  transcriptBytes(projectId: string): Promise<Buffer> {
    return bytesOf(this.api.GET('/v1/projects/{projectId}/transcript', { params: { path: { projectId } }, parseAs: 'arrayBuffer' }));
  }

  /** The route has other forms that are text; without a wish for one it answers with the document. */
  async transcript(projectId: string): Promise<Transcript> {
    return JSON.parse((await this.transcriptBytes(projectId)).toString('utf8')) as Transcript;
  }

  async thumbnails(projectId: string): Promise<readonly Thumbnail[]> {
    return (await taken(this.api.GET('/v1/projects/{projectId}/thumbnails', { params: { path: { projectId } } }))).items;
  }

  thumbnail(projectId: string, { taskId, index }: Thumbnail): Promise<Buffer> {
    const params = { path: { projectId, taskId }, query: { index } };
    return bytesOf(this.api.GET('/v1/projects/{projectId}/thumbnails/{taskId}', { params, parseAs: 'arrayBuffer' }));
  }

  source(projectId: string): Promise<Buffer> {
    return bytesOf(this.api.GET('/v1/projects/{projectId}/source', { params: { path: { projectId } }, parseAs: 'arrayBuffer' }));
  }

  apiSettings() {
    return taken(this.api.GET('/v1/settings/api'));
  }

  addsKey(secret: string) {
    return taken(this.api.POST('/v1/settings/api/key', { params: { header: newOrder() }, body: { secret } }));
  }

  removesKey() {
    return taken(this.api.DELETE('/v1/settings/api/key'));
  }
}

const bytesOf = async (answer: Parameters<typeof taken<unknown>>[0]): Promise<Buffer> => Buffer.from((await taken(answer)) as ArrayBuffer);
