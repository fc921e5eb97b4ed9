import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rename, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { HEAD_BYTES } from './media-signature.js';

/** What must still be true of a source for its download to go on. */
export interface Validator {
  readonly url: string;
  readonly etag: string;
  readonly total: number | null;
}

/** A download in the making: `<into>.part`, and `<into>.part.json` when it can be gone on with. */
export class PartFile {
  #hash: Hash = createHash('sha256');
  #bytes = 0;
  #head = Buffer.alloc(0);
  #validator: Validator | null = null;

  private constructor(
    private readonly into: string,
    private readonly file: FileHandle,
  ) {}

  /** Goes on with what is there when `resume` is true and it is of this URL; begins anew otherwise. */
  static async open(into: string, url: string, { resume }: { resume: boolean }): Promise<PartFile> {
    const part = new PartFile(into, await open(`${into}.part`, 'a+', 0o600));
    try {
      const validator = resume ? await part.#readValidator(url) : null;
      if (validator === null) await part.restart();
      else await part.#takeUp(validator);
      return part;
    } catch (error) {
      await part.file.close();
      throw error;
    }
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** The first bytes, as many as are needed to tell what it is. */
  get head(): Buffer {
    return this.#head;
  }

  get validator(): Validator | null {
    return this.#validator;
  }

  async write(chunk: Uint8Array): Promise<void> {
    await this.file.appendFile(chunk);
    this.#count(chunk);
  }

  /** Remembers what makes it possible to go on, or that nothing does. */
  async remember(validator: Validator | null): Promise<void> {
    this.#validator = validator;
    if (validator === null) await rm(this.#note, { force: true });
    else await writeFile(this.#note, JSON.stringify(validator), { mode: 0o600 });
  }

  async restart(): Promise<void> {
    await this.remember(null);
    await this.file.truncate(0);
    [this.#hash, this.#bytes, this.#head] = [createHash('sha256'), 0, Buffer.alloc(0)];
  }

  /** Gives it its name, durable; answers its hash in hex. */
  async finish(): Promise<string> {
    await this.file.sync();
    await this.file.close();
    await rename(`${this.into}.part`, this.into);
    await rm(this.#note, { force: true });
    return this.#hash.digest('hex');
  }

  /** Stops here; what cannot be gone on with is removed. */
  async leave({ keep }: { keep: boolean }): Promise<void> {
    await this.file.close();
    if (keep && this.#validator !== null) return;
    await rm(this.#note, { force: true });
    await rm(`${this.into}.part`, { force: true });
  }

  get #note(): string {
    return `${this.into}.part.json`;
  }

  #count(chunk: Uint8Array): void {
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
    if (this.#head.length < HEAD_BYTES) this.#head = Buffer.concat([this.#head, chunk.subarray(0, HEAD_BYTES - this.#head.length)]);
  }

  async #takeUp(validator: Validator): Promise<void> {
    this.#validator = validator;
    for await (const chunk of createReadStream(`${this.into}.part`, { highWaterMark: 1024 * 1024 })) this.#count(chunk as Uint8Array);
    if (validator.total !== null && this.#bytes > validator.total) await this.restart();
  }

  async #readValidator(url: string): Promise<Validator | null> {
    try {
      const note = JSON.parse(await readFile(this.#note, 'utf8')) as Validator;
      const isWhole = typeof note.etag === 'string' && (note.total === null || Number.isSafeInteger(note.total));
      return isWhole && note.url === url ? note : null;
    } catch {
      // missing, or cut off by a crash: begin anew
      return null;
    }
  }
}
