import { randomUUID } from 'node:crypto';
import type { LogReader } from './log-reader.js';
import type { Answered, StubbornClient } from './stubborn-client.js';

const ENDS = ['TaskSucceeded', 'TaskFailed', 'TaskCancelled'];

/** Work that failed with a recorded reason is ordered again; each point kills once, so this comes to an end. */
const ORDERS_AT_MOST = 8;

interface Made {
  readonly path: string;
  readonly answered: Answered;
}

/** Acts 1 and 2, made short, as one person plays them who orders again whatever failed. */
export class CrashStory {
  constructor(
    private readonly client: StubbornClient,
    private readonly log: LogReader,
    private readonly film: Buffer,
    private readonly filmUrl: string,
    readonly ownKey = `sk-proj-good-${randomUUID()}`,
  ) {}

  /** Plays both acts and answers what can be read at the end. */
  async play(): Promise<readonly Made[]> {
    await this.signsUp();
    const first = await this.createsProject({ source: await this.uploads(), thumbnails: 2 });
    await this.orders('PUT', '/accounts/me/instructions', { text: 'Always be brief.' }, { 'if-match': '*' });
    await this.orders('PUT', `/projects/${first}/instructions`, { text: 'Mention the film.' }, { 'if-match': '*' });
    const made = [await this.runsCard(first), await this.makesImage(first)];
    await this.orders('POST', '/settings/api/key', { secret: this.ownKey });
    await this.log.until(() => this.log.of('ApiKeyAdded').length > 0);
    const second = await this.createsProject({ source: () => Promise.resolve({ kind: 'url', url: this.filmUrl }), thumbnails: 1 });
    made.push(await this.writesText(second), await this.runsCard(second), await this.makesImage(second));
    const transcripts = [await this.reads(`/projects/${first}/transcript`), await this.reads(`/projects/${second}/transcript`)];
    return [...transcripts, ...made];
  }

  private async signsUp(): Promise<void> {
    const person = { email: `person-${randomUUID()}@example.org`, password: `a long phrase ${randomUUID()}` };
    const { body } = await this.orders('POST', '/accounts', person);
    this.client.signedIn(String(body['token']));
    await this.log.until(() => this.log.of('CreditsGranted').length > 0);
  }

  private async uploads(): Promise<() => Promise<object>> {
    const headers = { 'content-type': 'application/octet-stream', 'upload-name': 'film.mp4' };
    const { body } = await this.client.order('POST', '/uploads/plain', { headers, body: this.film });
    return () => Promise.resolve({ kind: 'upload', uploadId: body['uploadId'] });
  }

  private async createsProject({ source, thumbnails }: { source: () => Promise<object>; thumbnails: number }): Promise<string> {
    return this.untilDone(async () => {
      const { body } = await this.orders('POST', '/projects', { name: 'A film', source: await source(), thumbnails });
      const projectId = String(body['projectId']);
      const tasks = () => this.log.of('ProjectCreated').find(({ data }) => data['projectId'] === projectId)?.data['tasks'];
      await this.log.until(() => tasks() !== undefined);
      return { made: projectId, taskIds: (tasks() as readonly { taskId: string }[]).map(({ taskId }) => taskId) };
    });
  }

  private async runsCard(projectId: string): Promise<Made> {
    const card = await this.orders('POST', `/projects/${projectId}/cards`, { name: 'Summary', prompt: 'Summarise in {{count}} words.' });
    return this.makes(`/projects/${projectId}/cards/${String(card.body['cardId'])}/run`, { values: { count: '20' } });
  }

  private makesImage(projectId: string): Promise<Made> {
    return this.makes(`/projects/${projectId}/images`, { prompt: 'A small boat', size: '512x512' });
  }

  private writesText(projectId: string): Promise<Made> {
    return this.makes(`/projects/${projectId}/texts`, { prompt: 'Say hello.' });
  }

  private async makes(path: string, body: object): Promise<Made> {
    const taskId = await this.untilDone(async () => {
      const answered = await this.orders('POST', path, body);
      const ordered = String(answered.body['taskId']);
      return { made: ordered, taskIds: [ordered] };
    });
    return this.reads(`/outputs/${taskId}/content`);
  }

  /** Orders, waits until every task of it has ended, and orders anew unless all succeeded. */
  private async untilDone<Thing>(order: () => Promise<{ made: Thing; taskIds: readonly string[] }>): Promise<Thing> {
    for (let orders = 0; orders < ORDERS_AT_MOST; orders += 1) {
      const { made, taskIds } = await order();
      const ends = () => this.log.of(...ENDS).filter(({ data }) => taskIds.includes(String(data['taskId'])));
      await this.log.until(() => ends().length >= taskIds.length);
      if (ends().every(({ type }) => type === 'TaskSucceeded')) return made;
    }
    throw new Error(`No order was carried out in ${ORDERS_AT_MOST} tries.`);
  }

  private orders(method: 'POST' | 'PUT', path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
    return this.client.order(method, path, { body, headers });
  }

  private async reads(path: string): Promise<Made> {
    return { path, answered: await this.client.get(path) };
  }
}
