import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { ERRORS, Server, type Upload } from '@tus/server';
import { isId, newId } from '../../shared-kernel/ids.js';
import { AccountFileStore } from './account-file-store.js';
import { CHECKSUM_ALGORITHMS, fileChecksum, pieceChecksum } from './checksum.js';
import { displayName, type ReceivedFile } from './received-file.js';
import { problemBehind, UploadProblem } from './upload-problem.js';
import { keyOf, visits, type OpenUploadStore, type UploadKey, type UploadStore, type Visit } from './upload-store.js';
import { hangUpOnTalkers, webRequest, writeAnswer } from './web-exchange.js';

/** What resumable uploads need, and what an operator may set. */
export interface TusUploadsParts {
  readonly dataDir: string;
  /** Where uploads lie that more than one process must see; null or none: in the data folder. */
  readonly openStore?: OpenUploadStore;
  /** The path that they are mounted at, `/v1/uploads`. */
  readonly path: string;
  readonly maxBytes: number;
  /** Told of each file that arrived whole, at least once and with the same id; the file is gone afterwards. May answer with headers for the sender. */
  readonly onFinished: (file: ReceivedFile) => Promise<Readonly<Record<string, string>> | void>;
  /** Unfinished ones an account may have; default 20. */
  readonly maxUnfinished?: number;
  /** How long an unfinished one is kept after it was begun; default 3 days. */
  readonly expireAfterMs?: number;
  /** How long a sender who was turned away may go on sending before the line is cut; default 2 s. */
  readonly patienceMs?: number;
}

const METHODS = ['POST', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS'];
const DAY_MS = 86_400_000;
const LONGEST_METADATA = 4096;
const MOST_UNFINISHED = 20;
const PATIENCE_MS = 2_000;
const KEPT_METADATA = ['filename', 'filetype', 'sha256'];

/** Resumable uploads by the tus protocol 1.0: creation (also with the first bytes, also of unknown length), checksum, expiration, termination. */
export class TusUploads {
  readonly #store: UploadStore;
  readonly #server: Server;
  readonly #expireAfterMs: number;
  readonly #finishing = new Map<string, Promise<Readonly<Record<string, string>>>>();

  constructor(private readonly parts: TusUploadsParts) {
    this.#expireAfterMs = parts.expireAfterMs ?? 3 * DAY_MS;
    this.#store = parts.openStore?.(this.#expireAfterMs) ?? new AccountFileStore(join(parts.dataDir, 'uploads', 'tus'), this.#expireAfterMs);
    this.#server = new Server({
      path: parts.path,
      datastore: this.#store,
      maxSize: parts.maxBytes,
      // an answer without CORS of its own: the rim decides who may ask
      allowedOrigins: () => false,
      lockDrainTimeout: 1_000,
      disableTerminationForFinishedUploads: true,
      namingFunction: () => keyOf({ accountId: this.#visit().accountId, uploadId: newId() }),
      generateUrl: (_, { id }) => `${parts.path}/${keyIn(id).uploadId}`,
      getFileIdFromRequest: (_, last) =>
        isId(last ?? '') ? keyOf({ accountId: this.#visit().accountId, uploadId: (last ?? '').toLowerCase() }) : undefined,
      onIncomingRequest: (request, id) => this.#catchUp(request.method, keyIn(id)),
      onUploadCreate: (_, upload) => this.#admit(upload),
      onUploadFinish: async (_, upload) => ({ headers: { ...(await this.#finish(keyIn(upload.id))) } }),
      onResponseError: (_, error) => {
        this.#visit().error = error;
        return undefined;
      },
    });
  }

  /**
   * Answers one request of an account that the rim has let in. Throws UploadProblem, or what `onFinished` threw, before a word
   * was answered; the sender finds the upload as it was and may go on.
   */
  async handle(request: IncomingMessage, response: ServerResponse, accountId: string): Promise<void> {
    if (!isId(accountId)) throw new TypeError('Uploads belong to accounts, and accounts have UUIDs.');
    hangUpOnTalkers(request, response, this.parts.patienceMs ?? PATIENCE_MS);
    response.setHeader('Tus-Resumable', '1.0.0');
    // the implementation would also give finished uploads out
    if (!METHODS.includes(request.method ?? '')) throw new UploadProblem('upload_request_invalid');
    const visit: Visit = { accountId, checksum: pieceChecksum(request.headers['upload-checksum']?.toString()) };
    const answer = await visits.run(visit, () => this.#server.handleWeb(webRequest(request)));
    if (answer.status >= 400) throw await this.#problem(answer.status, visit, request);
    if (request.method === 'OPTIONS') answer.headers.set('Tus-Checksum-Algorithm', CHECKSUM_ALGORITHMS.join(','));
    await writeAnswer(answer, response);
  }

  /** Hands over what had arrived whole before a crash; answers what could not be. To be called at the start. */
  async recover(): Promise<readonly UploadKey[]> {
    const left: UploadKey[] = [];
    for await (const key of this.#store.unfinished()) {
      try {
        if (await this.#arrivedWhole(key)) await this.#finish(key);
      } catch {
        left.push(key);
      }
    }
    return left;
  }

  /** Removes what was not finished in time; answers how many. To be called now and then. `now` in milliseconds since 1970. */
  expire(now: number = Date.now()): Promise<number> {
    return this.#store.removeOlderThan(now - this.#expireAfterMs);
  }

  /** Removes everything of an account that is being erased. */
  forget(accountId: string): Promise<void> {
    if (!isId(accountId)) throw new TypeError('Uploads belong to accounts, and accounts have UUIDs.');
    return this.#store.removeAccount(accountId);
  }

  #visit(): Visit {
    const visit = visits.getStore();
    if (visit === undefined) throw new Error('Nobody asked.');
    return visit;
  }

  async #admit({ size, metadata }: Upload): Promise<{ metadata: Record<string, string | null> }> {
    if (size === 0) throw new UploadProblem('upload_empty');
    if (JSON.stringify(metadata ?? {}).length > LONGEST_METADATA) throw new UploadProblem('upload_request_invalid');
    fileChecksum(metadata?.['sha256']);
    let unfinished = 0;
    for await (const _ of this.#store.unfinished(this.#visit().accountId)) unfinished += 1;
    if (unfinished >= (this.parts.maxUnfinished ?? MOST_UNFINISHED)) throw new UploadProblem('too_many_uploads');
    return { metadata: Object.fromEntries(Object.entries(metadata ?? {}).filter(([name]) => KEPT_METADATA.includes(name))) };
  }

  /** An upload that arrived whole, but was not handed over, must not look finished to its sender. */
  async #catchUp(method: string, key: UploadKey): Promise<void> {
    if (method !== 'POST' && (await this.#arrivedWhole(key))) await this.#finish(key);
  }

  async #arrivedWhole(key: UploadKey): Promise<boolean> {
    if (await this.#store.isDone(key)) return false;
    const upload = await this.#store.getUpload(keyOf(key)).catch(() => null);
    return upload !== null && upload.offset === upload.size;
  }

  /** Once at a time, however many ask. */
  #finish(key: UploadKey): Promise<Readonly<Record<string, string>>> {
    const id = keyOf(key);
    const running = this.#finishing.get(id) ?? this.#handOver(key).finally(() => this.#finishing.delete(id));
    this.#finishing.set(id, running);
    return running;
  }

  async #handOver(key: UploadKey): Promise<Readonly<Record<string, string>>> {
    if (await this.#store.isDone(key)) return {};
    const { offset, metadata } = await this.#store.getUpload(keyOf(key));
    const headers = await this.#store.withFile(key, async (path, sha256) => {
      const promised = fileChecksum(metadata?.['sha256']);
      if (promised !== null && promised.value.toString('hex') !== sha256) {
        await this.#store.discard(key);
        throw new UploadProblem('upload_checksum_mismatch');
      }
      return this.parts.onFinished({ ...key, path, bytes: offset, sha256, fileName: displayName(metadata?.['filename']) });
    });
    await this.#store.markDone(key, offset);
    return headers ?? {};
  }

  async #problem(status: number, { error, accountId }: Visit, request: IncomingMessage): Promise<Error> {
    if (error === ERRORS.ERR_LOCK_TIMEOUT) return new UploadProblem('upload_busy');
    if (error instanceof Error && !('status_code' in error)) return error;
    const problem = problemBehind(status) ?? new Error(`The upload protocol answered ${status}.`);
    if (status === 413 && request.method === 'PATCH') await this.#discardIfEndless({ accountId, uploadId: idIn(request) });
    return problem;
  }

  /** What has outgrown the limit without having said its length can only grow further. */
  async #discardIfEndless(key: UploadKey): Promise<void> {
    const upload = await this.#store.getUpload(keyOf(key)).catch(() => null);
    if (upload?.sizeIsDeferred === true) await this.#store.discard(key);
  }
}

const keyIn = (id: string): UploadKey => {
  const [accountId = '', uploadId = ''] = id.split('/');
  return { accountId, uploadId };
};

const idIn = ({ url }: IncomingMessage): string => /([0-9a-f-]{36})\/?(?:\?|$)/i.exec(url ?? '')?.[1]?.toLowerCase() ?? 'none';
