import { createReadStream } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import { systemContext } from '../../../shared-kernel/context.js';
import { playsInBrowsers } from '../../../shared-kernel/browser-playback.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import { MediaProblem, type MediaEngine, type MediaProbe } from '../../../shared-kernel/ports/media-engine.js';
import { Commands, type Sent } from '../../../shared-kernel/ports/messages.js';
import type { Content, ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT, MEDIA_ENGINE, SEALER } from '../../../shared-kernel/ports/tokens.js';
import { CannotSeal, type Sealer } from '../../../shared-kernel/ports/vault.js';
import type { ReceivedFile } from '../../../infrastructure/uploads/received-file.js';
import { uploadCommands } from '../domain/commands.js';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  matroska: 'video/x-matroska',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  flac: 'audio/flac',
  mpegts: 'video/mp2t',
  avi: 'video/x-msvideo',
};

const mediaTypeOf = ({ container, video }: MediaProbe): string => {
  const type = MEDIA_TYPES[container] ?? 'application/octet-stream';
  return video === null ? type.replace(/^video\//, 'audio/') : type;
};

/** Looks at a file that arrived, and keeps it or says why it cannot be worked on. Nothing is charged for either. */
@Injectable()
export class ReceiveUpload {
  constructor(
    private readonly commands: Commands,
    @Inject(MEDIA_ENGINE) private readonly engine: MediaEngine,
    @Inject(CONTENT) private readonly content: ContentStore,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  async run(file: ReceivedFile): Promise<Sent> {
    try {
      return await this.keep(file, await this.engine.probe(file.path));
    } catch (error) {
      if (error instanceof MediaProblem && error.isTheFilesFault) return this.refuse(file, error.code);
      throw error;
    }
  }

  private async keep({ uploadId, accountId, path, sha256, fileName }: ReceivedFile, probe: MediaProbe): Promise<Sent> {
    const { video, durationSeconds, container, audioTracks } = probe;
    const context = { accountId, purpose: 'source' };
    const content = await this.content.put(createReadStream(path), {
      mediaType: mediaTypeOf(probe),
      protection: 'plain',
      context,
      name: idFrom(uploadId, 'source'),
    });
    const command = uploadCommands.ReceiveUpload({
      uploadId,
      accountId,
      ...(await this.sealed(accountId, fileName, sha256, content)),
      content,
      seconds: durationSeconds,
      container,
      video: video && { codec: video.codec, width: video.width, height: video.height },
      audioTracks: audioTracks.length,
      tracks: audioTracks.map(track => ({ codec: track.codec, channels: track.channels, language: track.language, seconds: track.durationSeconds })),
      browsersPlay: playsInBrowsers(probe),
    });
    return this.commands.send(command, this.contextFor(uploadId, accountId));
  }

  /** An account that was erased while its file arrived can keep nothing: not even the file, which lies plain. */
  private async sealed(accountId: string, fileName: string, sha256: string, { name }: Content) {
    try {
      return {
        fileName: await this.sealer.seal(fileName, { accountId, purpose: 'upload.file-name' }),
        digest: await this.sealer.seal(sha256, { accountId, purpose: 'upload.digest' }),
      };
    } catch (error) {
      if (error instanceof CannotSeal) await this.content.delete(name);
      throw error;
    }
  }

  private async refuse({ uploadId, accountId, bytes, fileName }: ReceivedFile, code: string): Promise<Sent> {
    const sealed = await this.sealer.seal(fileName, { accountId, purpose: 'upload.file-name' });
    return this.commands.send(
      uploadCommands.RefuseUpload({ uploadId, accountId, fileName: sealed, bytes, code }),
      this.contextFor(uploadId, accountId),
    );
  }

  private contextFor(uploadId: string, accountId: string) {
    return { ...systemContext(`account:${accountId}`, idFrom(uploadId, 'received')), accountId };
  }
}
