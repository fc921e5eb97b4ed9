import { useCallback, useEffect, useState } from 'react';
import type { Shapes } from '../../api/client.js';
import { forgetDraft, keepDraft, keptDraft } from '../../parts/draft.js';

export type DraftSource =
  | { readonly kind: 'upload'; readonly fileName: string; readonly bytes: number; readonly uploadId: string | null }
  | { readonly kind: 'url'; readonly url: string; readonly rightsConfirmed: boolean; readonly maxSeconds: number | null };

export type Transcript = 'made' | 'brought' | 'none';

/** Everything that somebody has chosen for a project that is not there yet. */
export interface Draft {
  readonly source: DraftSource | null;
  readonly name: string;
  readonly transcript: Transcript;
  /** The subtitle file in base64, and what it is called. */
  readonly subtitles: { readonly name: string; readonly base64: string } | null;
  readonly language: string | null;
  readonly thumbnails: number;
  readonly transcriptionModel: string | null;
  readonly textModel: string | null;
  readonly vocabulary: readonly string[];
  readonly audioTrack: number | null;
  /** Cards to begin with: `built-in:<key>` or `own:<galleryCardId>`. */
  readonly cards: readonly string[];
}

const FRESH: Draft = {
  source: null,
  name: '',
  transcript: 'made',
  subtitles: null,
  language: null,
  thumbnails: 6,
  transcriptionModel: null,
  textModel: null,
  vocabulary: [],
  audioTrack: null,
  cards: [],
};

const KEPT = 'new-project';

export const useDraft = () => {
  const [draft, setDraft] = useState<Draft>(() => ({ ...FRESH, ...keptDraft<Draft>(KEPT) }));
  useEffect(() => keepDraft(KEPT, draft), [draft]);
  const change = useCallback((part: Partial<Draft>) => setDraft(before => ({ ...before, ...part })), []);
  /** The project is there: the next one begins anew. */
  const done = useCallback(() => forgetDraft(KEPT), []);
  return { draft, change, done };
};

const sourceOf = (source: DraftSource | null): Shapes['ProjectPlanRequest']['source'] | null => {
  if (source === null || (source.kind === 'upload' && source.uploadId === null)) return null;
  if (source.kind === 'upload') return { kind: 'upload', uploadId: source.uploadId ?? '' };
  const { url, rightsConfirmed, maxSeconds } = source;
  return { kind: 'url', url, ...(rightsConfirmed ? { rightsConfirmed } : {}), ...(maxSeconds === null ? {} : { maxSeconds }) };
};

/** What a quote is asked for, and what is then ordered; null while there is no video yet. */
export const planOf = (draft: Draft): Shapes['ProjectPlanRequest'] | null => {
  const source = sourceOf(draft.source);
  if (source === null) return null;
  const { transcript, subtitles, language, thumbnails, transcriptionModel, textModel, vocabulary, audioTrack } = draft;
  return {
    source,
    thumbnails,
    ...(transcript === 'made' ? {} : { transcribe: false }),
    ...(transcript === 'brought' ? { subtitles: subtitles ? { base64: subtitles.base64 } : {} } : {}),
    ...(language === null ? {} : { language }),
    ...(transcriptionModel === null || transcript !== 'made' ? {} : { transcriptionModel }),
    ...(textModel === null ? {} : { textModel }),
    ...(vocabulary.length === 0 ? {} : { vocabulary: [...vocabulary] }),
    ...(audioTrack === null || transcript !== 'made' ? {} : { audioTrack }),
  };
};

/** `my_talk-2024.final.mp4` → `my talk 2024.final` */
export const nameOfFile = (fileName: string): string =>
  fileName
    .replace(/\.[^.]{1,5}$/, '')
    .replace(/[_]+/g, ' ')
    .trim()
    .slice(0, 200);

export const nameOfUrl = (url: string): string => {
  try {
    const { pathname, hostname } = new URL(url);
    return nameOfFile(decodeURIComponent(pathname.split('/').at(-1) ?? '')) || hostname;
  } catch {
    return '';
  }
};

/** What the project is called by itself; a name that somebody gave it stays when another video is chosen. */
export const suggestedName = (source: DraftSource | null): string | null =>
  source === null ? null : source.kind === 'upload' ? nameOfFile(source.fileName) : nameOfUrl(source.url);
