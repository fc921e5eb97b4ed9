import { Inject, Injectable } from '@nestjs/common';
import { ProjectionProgress } from '../../../infrastructure/messaging/projection-progress.js';
import { Streams } from '../../../infrastructure/messaging/streams.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';
import type { ReadModels, RowPage } from '../../../shared-kernel/ports/read-models.js';
import { SessionStore } from '../../../shared-kernel/ports/sign-in-store.js';
import { ContentMissing, type Content, type ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT, EVENT_LOG, OPENER, READ_MODELS } from '../../../shared-kernel/ports/tokens.js';
import type { Opener } from '../../../shared-kernel/ports/vault.js';
import type { Projection, Row } from '../../../shared-kernel/projection.js';
import type { TaskProduct } from '../../media-pipeline/index.js';
import { ExportBehind } from '../domain/errors.js';
import { OpenedCopy } from './opened-copy.js';
import { PersonalTokenDesk } from './personal-token-desk.js';

/** One line of an export. */
export interface ExportLine {
  /** `export`, `session`, `token`, `content`, `event`, `end`, or the projection that a row is of, `projects.projects` for instance. */
  readonly kind: string;
  readonly data: object;
}

/** A row of whichever projection, as far as its ids lead to streams. */
interface Traced extends Row {
  readonly projectId?: string;
  readonly taskId?: string;
  readonly uploadId?: string;
  readonly products?: readonly TaskProduct[];
  /** Of a version of a project's words. */
  readonly content?: Content;
  readonly event?: string;
  readonly version?: number;
}

const PAGE = 100;
const PATIENCE_MS = 2_000;
const INLINE: Readonly<Record<string, string>> = { text: 'task.text', transcript: 'task.transcript' };
const TRACES = ['project', 'task', 'upload'] as const;

/** Where the bytes of something that was made can be fetched. */
const hrefOf = ({ projectId = '', taskId = '' }: Traced, { role, index }: TaskProduct): string => {
  if (role === 'source') return `/v1/projects/${projectId}/source`;
  if (role === 'thumbnail') return `/v1/projects/${projectId}/thumbnails/${taskId}?index=${index}`;
  if (role === 'original') return `/v1/projects/${projectId}/thumbnails/${taskId}?index=${index}&size=original`;
  return `/v1/outputs/${taskId}/content?index=${index}`;
};

/** All that the service knows of an account, for its owner: rows of every projection, texts, and the account's own part of the log. */
@Injectable()
export class ExportAccount {
  constructor(
    private readonly progress: ProjectionProgress,
    private readonly streams: Streams,
    private readonly sessions: SessionStore,
    private readonly personal: PersonalTokenDesk,
    private readonly clock: Clock,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(READ_MODELS) private readonly rows: ReadModels,
    @Inject(CONTENT) private readonly content: ContentStore,
    @Inject(OPENER) private readonly opener: Opener,
  ) {}

  /** Throws `export_behind` while what is shown lags behind the log; then makes one line at a time, as they are read. */
  async begin(accountId: AccountId): Promise<AsyncIterable<ExportLine>> {
    const position = await this.log.head();
    if (!(await this.progress.reached(this.progress.projections, position, PATIENCE_MS))) throw ExportBehind();
    return this.lines(accountId, { accountId, format: 1, position, madeAt: this.clock.now().toISOString() });
  }

  private async *lines(accountId: AccountId, head: object): AsyncGenerator<ExportLine> {
    const counts: Record<string, number> = {};
    const counted = (line: ExportLine): ExportLine => {
      counts[line.kind] = (counts[line.kind] ?? 0) + 1;
      return line;
    };
    yield { kind: 'export', data: head };
    const copy = new OpenedCopy(this.opener, accountId);
    const streams = new Set(this.streams.categories.map(category => `${category}-${accountId}`));
    for (const projection of this.progress.projections)
      for await (const line of this.rowsOf(projection, accountId, copy, streams)) yield counted(line);
    for (const session of await this.sessions.ofAccount(accountId, this.clock.now())) yield counted({ kind: 'session', data: session });
    for (const token of await this.personal.list(accountId)) yield counted({ kind: 'token', data: token });
    for (const stream of streams) for await (const line of this.eventsOf(stream, copy)) yield counted(line);
    // a positive end: without it the export was cut off
    yield { kind: 'end', data: { lines: counts } };
  }

  private async *rowsOf(of: Projection, accountId: AccountId, copy: OpenedCopy, streams: Set<string>): AsyncGenerator<ExportLine> {
    for (let after: string | null = null; ;) {
      const page: RowPage<Row> = await this.rows.page(of, { accountId, after, limit: PAGE });
      for (const row of page.rows as readonly Traced[]) {
        for (const trace of TRACES) if (row[`${trace}Id`] !== undefined) streams.add(`${trace}-${String(row[`${trace}Id`])}`);
        if (row.projectId !== undefined) streams.add(`transcript-${row.projectId}`);
        yield { kind: of.name, data: (await copy.of(row)) as object };
        if (of.name === 'projects.transcripts') yield* this.wordsOf(row, accountId);
        if (of.name === 'media-pipeline.tasks') yield* this.contentsOf(row, accountId);
      }
      if (page.next === null) return;
      after = page.next;
    }
  }

  private async *contentsOf(row: Traced, accountId: AccountId): AsyncGenerator<ExportLine> {
    for (const product of row.products ?? []) {
      const { role, index, content } = product;
      const { mediaType, bytes, commitment } = content;
      const purpose = INLINE[role];
      const body = purpose === undefined ? { href: hrefOf(row, product) } : await this.textOf(product, { accountId, purpose });
      yield { kind: 'content', data: { projectId: row.projectId, taskId: row.taskId, role, index, mediaType, bytes, commitment, ...body } };
    }
  }

  /** What a transcription heard is among the contents of its task. */
  private async *wordsOf({ projectId, event, version, content }: Traced, accountId: AccountId): AsyncGenerator<ExportLine> {
    if (content === undefined || (event !== 'TranscriptBrought' && event !== 'TranscriptEdited')) return;
    const { mediaType, bytes, commitment } = content;
    const body = await this.textOf({ role: 'transcript', content }, { accountId, purpose: 'task.transcript' });
    yield { kind: 'content', data: { projectId, role: 'transcript', version, mediaType, bytes, commitment, ...body } };
  }

  /** What went with a deleted project is told to be gone: the rest of the account can be taken along all the same. */
  private async textOf({ role, content }: Pick<TaskProduct, 'role' | 'content'>, context: { accountId: string; purpose: string }): Promise<object> {
    const chunks: Uint8Array[] = [];
    try {
      for await (const chunk of await this.content.get(content, context)) chunks.push(chunk);
    } catch (error) {
      if (error instanceof ContentMissing) return { removed: true };
      throw error;
    }
    const text = Buffer.concat(chunks).toString('utf8');
    return role === 'transcript' ? { document: JSON.parse(text) as object } : { text };
  }

  private async *eventsOf(stream: string, copy: OpenedCopy): AsyncGenerator<ExportLine> {
    for await (const { position, revision, type, data, metadata } of this.log.readStream(stream)) {
      const { at, actor } = metadata;
      yield { kind: 'event', data: { position, stream, revision, type, at, actor, data: await copy.of(data) } };
    }
  }
}
