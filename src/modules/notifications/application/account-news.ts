import type { Area } from '../../../infrastructure/http/scopes.js';
import type { RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import type { NewsType } from '../domain/news-types.js';
import { KEY_WORDS } from '../domain/queries.js';

/** What one event means to the page of its account: ids and stable words, never content. */
export interface AccountNews {
  readonly type: NewsType;
  /** A personal token hears of the areas that it may read. */
  readonly area: Area;
  readonly projectId: string | null;
  readonly taskId: string | null;
  readonly version: number | null;
  readonly state: string | null;
}

/** Whatever an account can see follows from streams of these categories. */
const CATEGORIES: Readonly<Record<string, readonly [NewsType, Area]>> = {
  account: ['account.changed', 'account'],
  project: ['project.changed', 'projects'],
  task: ['task.changed', 'projects'],
  transcript: ['transcript.changed', 'projects'],
  share: ['shares.changed', 'projects'],
  gallery: ['gallery.changed', 'projects'],
  upload: ['upload.changed', 'projects'],
  source: ['upload.changed', 'projects'],
  apikey: ['key.changed', 'keys'],
  modelchoice: ['key.changed', 'keys'],
  ownspend: ['key.changed', 'keys'],
  usagekey: ['key.changed', 'keys'],
  credits: ['balance.changed', 'credits'],
  notices: ['notices.changed', 'notices'],
  webhooks: ['webhooks.changed', 'notices'],
};

export const newsCategories = Object.keys(CATEGORIES);

const ENDS: Readonly<Record<string, NewsType>> = { download: 'source.imported', transcription: 'transcript.completed' };

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const typeOf = ({ type, data }: Pick<RecordedEvent, 'type' | 'data'>, otherwise: NewsType): NewsType => {
  if (type === 'ProjectCreated') return 'project.created';
  if (type === 'ProjectDeleted') return 'project.deleted';
  if (type === 'TaskSucceeded') return ENDS[String(data['operation'])] ?? 'output.completed';
  return type in KEY_WORDS ? 'key.status_changed' : otherwise;
};

/** Null for events that no page of an account shows. */
export const newsOf = (event: Pick<RecordedEvent, 'type' | 'data' | 'stream'>): AccountNews | null => {
  const { type, data, stream } = event;
  const category = CATEGORIES[stream.slice(0, stream.indexOf('-'))];
  if (!category) return null;
  const { version } = data;
  return {
    type: typeOf(event, category[0]),
    area: category[1],
    projectId: text(data['projectId']),
    taskId: text(data['taskId']),
    version: typeof version === 'number' && stream.startsWith('transcript-') ? version : null,
    state: KEY_WORDS[type] ?? null,
  };
};
