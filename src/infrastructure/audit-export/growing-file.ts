import { createHash } from 'node:crypto';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ExportedFile } from './export-format.js';

/** Characters that are written together. */
const TOGETHER = 256 * 1024;

/** A file of an export while it is written, text by text; nobody counts on it before it has ended. */
export class GrowingFile {
  private readonly hash = createHash('sha256');
  private bytes = 0;
  private unwritten: string[] = [];
  private waiting = 0;
  private isOpen = true;

  private constructor(
    private readonly path: string,
    private readonly file: FileHandle,
  ) {}

  static async begin(folder: string, path: string): Promise<GrowingFile> {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    return new GrowingFile(path, await open(join(folder, path), 'w'));
  }

  async append(text: string): Promise<void> {
    this.unwritten.push(text);
    this.waiting += text.length;
    if (this.waiting >= TOGETHER) await this.write();
  }

  /** Brings it to the disk. */
  async end(): Promise<ExportedFile> {
    await this.write();
    await this.file.sync();
    await this.leave();
    return { path: this.path, bytes: this.bytes, sha256: this.hash.digest('hex') };
  }

  /** Leaves it as it is, unfinished or not. */
  async leave(): Promise<void> {
    if (!this.isOpen) return;
    this.isOpen = false;
    await this.file.close();
  }

  private async write(): Promise<void> {
    const bytes = Buffer.from(this.unwritten.join(''));
    [this.unwritten, this.waiting] = [[], 0];
    this.hash.update(bytes);
    this.bytes += bytes.length;
    await this.file.writeFile(bytes);
  }
}
