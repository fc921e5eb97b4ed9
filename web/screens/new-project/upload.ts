import { useSyncExternalStore } from 'react';
import { defaultOptions, Upload, type DetailedError } from 'tus-js-client';
import { languageHeaders, Refused, type Problem } from '../../api/client.js';
import { sayThatItEnded } from '../../api/session.js';

export type UploadState =
  | { readonly is: 'none' }
  | { readonly is: 'sending' | 'paused'; readonly file: File; readonly sent: number; readonly bytesPerSecond: number | null }
  | { readonly is: 'broken'; readonly file: File; readonly sent: number; readonly refused: Refused }
  | { readonly is: 'done'; readonly file: File; readonly uploadId: string };

/** Bytes of one request: few enough for whatever stands before the service, and little is sent twice after a break. */
const CHUNK = 32 * 1024 * 1024;
const RETRIES_MS = [0, 1_000, 3_000, 5_000, 10_000, 20_000, 30_000];
/** The speed is that of the last seconds, not of an hour ago. */
const WINDOW_MS = 5_000;

let state: UploadState = { is: 'none' };
let running: Upload | null = null;
let marks: { readonly at: number; readonly sent: number }[] = [];
const watchers = new Set<() => void>();

const become = (next: UploadState): void => {
  state = next;
  watchers.forEach(tell => tell());
};

const speedAt = (sent: number): number | null => {
  const at = performance.now();
  marks = [...marks.filter(mark => at - mark.at < WINDOW_MS), { at, sent }];
  const first = marks[0];
  return first && at - first.at > 500 ? ((sent - first.sent) / (at - first.at)) * 1_000 : null;
};

const refusedBy = (error: Error | DetailedError): Refused => {
  const response = 'originalResponse' in error ? error.originalResponse : null;
  if (!response) return new Refused(null, 0, null);
  let problem: Problem | null = null;
  try {
    problem = JSON.parse(response.getBody()) as Problem;
  } catch {
    // whoever stands before the service answered in another way
  }
  return new Refused(problem, response.getStatus(), response.getHeader('keyreel-request-id') ?? null);
};

const sentSoFar = (): number => (state.is === 'none' || state.is === 'done' ? 0 : state.sent);

const uploadOf = (file: File): Upload =>
  new Upload(file, {
    endpoint: `${window.location.origin}/v1/uploads`,
    chunkSize: CHUNK,
    retryDelays: RETRIES_MS,
    metadata: { filename: file.name },
    headers: languageHeaders(),
    fingerprint: defaultOptions.fingerprint,
    removeFingerprintOnSuccess: true,
    onProgress: sent => {
      if (state.is === 'sending') become({ is: 'sending', file, sent, bytesPerSecond: speedAt(sent) });
    },
    onSuccess: () => become({ is: 'done', file, uploadId: running?.url?.split('/').at(-1) ?? '' }),
    onError: error => {
      const refused = refusedBy(error);
      if (refused.status === 401) sayThatItEnded(true);
      become({ is: 'broken', file, sent: sentSoFar(), refused });
    },
  });

/** Sends a file, from where it was left if it was begun before, also before a reload. */
export const beginUpload = async (file: File): Promise<void> => {
  await giveUpload(false);
  const upload = uploadOf(file);
  running = upload;
  marks = [];
  become({ is: 'sending', file, sent: 0, bytesPerSecond: null });
  const [before] = await upload.findPreviousUploads();
  // another file may have been chosen meanwhile
  if (running !== upload) return;
  if (before) upload.resumeFromPreviousUpload(before);
  upload.start();
};

export const pauseUpload = (): void => {
  if (state.is !== 'sending') return;
  void running?.abort();
  become({ ...state, is: 'paused', bytesPerSecond: null });
};

export const goOnUpload = (): void => {
  if ((state.is !== 'paused' && state.is !== 'broken') || !running) return;
  marks = [];
  become({ is: 'sending', file: state.file, sent: state.sent, bytesPerSecond: null });
  running.start();
};

/** Lets go of the file; what has arrived is deleted where it is not wanted any more. */
export const giveUpload = async (isUnwanted: boolean): Promise<void> => {
  const upload = running;
  const wasDone = state.is === 'done';
  running = null;
  become({ is: 'none' });
  // the service throws away by itself what nobody finishes
  if (upload && !wasDone) await upload.abort(isUnwanted).catch(() => undefined);
};

/**
 * Nothing is wrong with the file: nobody answered, or the service stands elsewhere than the sender thought. Browsers send again by themselves
 * what a broken line swallowed, so that the answer to a lost piece can be that it stands further on already; asked anew, it says where.
 */
export const passesByItself = ({ status }: Refused): boolean => status === 0 || status === 409 || status === 423 || status >= 500;

/** Somebody can be reached again. */
export const goOnIfCutOff = (): void => {
  if (state.is === 'broken' && passesByItself(state.refused)) goOnUpload();
};

window.addEventListener('online', goOnIfCutOff);

/** The one upload of this tab. It goes on while other screens are looked at. */
export const useUpload = (): UploadState =>
  useSyncExternalStore(
    tell => {
      watchers.add(tell);
      return () => watchers.delete(tell);
    },
    () => state,
  );
