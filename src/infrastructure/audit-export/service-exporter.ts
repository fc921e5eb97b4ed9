import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BoundsUnknown, LogExporter, type WrittenLogExport } from '../../shared-kernel/ports/log-exporter.js';
import { zipBytes, type ArchiveFile } from '../archive/zip-bytes.js';
import { NoSuchPlace } from '../postgres/log-bounds.js';
import type { Manifest } from './export-format.js';
import { exportLog, type Origins } from './export-log.js';

/** Where the exporter of a service takes everything from; the bounds are those that an auditor has asked for. */
export type OriginsFor = (bounds: { from: string | null; to: string | null }) => Promise<Origins>;

/** Exports that are made by the running service, each in a folder of its own below `folder` until it is handed on. */
export class ServiceExporter extends LogExporter {
  constructor(
    private readonly folder: string,
    private readonly originsFor: OriginsFor,
  ) {
    super();
  }

  override async write(
    exportId: string,
    bounds: { from: string | null; to: string | null },
    at: string,
    signal: AbortSignal,
  ): Promise<WrittenLogExport> {
    const folder = this.placeOf(exportId);
    try {
      const { manifest } = await exportLog(await this.originsFor(bounds), { folder, ...bounds, tell: () => signal.throwIfAborted() });
      const { epoch, from, to, size, root, checkpoint, files } = manifest;
      return { epoch, from, to, size, root, checkpoint, files: files.length + 1, archive: () => zipBytes(filesOf(folder, manifest, at)) };
    } catch (error) {
      if (error instanceof NoSuchPlace) throw new BoundsUnknown(error.message);
      throw error;
    }
  }

  override forget(exportId: string): Promise<void> {
    return rm(this.placeOf(exportId), { recursive: true, force: true });
  }

  private placeOf(exportId: string): string {
    if (!/^[0-9a-f-]{36}$/.test(exportId)) throw new TypeError('An export has an id.');
    return join(this.folder, exportId);
  }
}

// the manifest comes last, so that an archive which was cut off has none
async function* filesOf(folder: string, { files }: Manifest, at: string): AsyncGenerator<ArchiveFile> {
  for (const path of [...files.map(file => file.path), 'manifest.json']) {
    yield { name: path, at, isPacked: path.startsWith('tile/'), bytes: createReadStream(join(folder, path)) as AsyncIterable<Uint8Array> };
  }
}
