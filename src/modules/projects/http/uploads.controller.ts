import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Headers, Inject, Post } from '@nestjs/common';
import { answered, written } from '../../../infrastructure/http/answers.js';
import { Gives, Idempotent, Me, Order, PathId, Policy, Position, Refuses } from '../../../infrastructure/http/route.js';
import { Upload, type UploadedStream } from '../../../infrastructure/http/uploads.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { CONFIGURATION, OPENER, SCRATCH } from '../../../shared-kernel/ports/tokens.js';
import type { Opener } from '../../../shared-kernel/ports/vault.js';
import { refusal } from '../../../shared-kernel/refusal.js';
import { ReceiveUpload } from '../application/receive-upload.use-case.js';
import { UploadUnknown } from '../domain/errors.js';
import { uploadById } from '../domain/queries.js';
import { UploadShape } from './projects.responses.js';
import { shownUpload } from './shown-project.js';

export const UploadTooLarge = refusal('upload_too_large', 'too-large', 'The file is larger than this service takes.', {
  remedies: ['choose_a_smaller_file', 'ask_the_operator'],
});

const NAME_LENGTH = 300;

/** Files that people send: in one request, or piece by piece and resumable. */
@Controller('uploads')
@Policy('user')
export class UploadsController {
  constructor(
    private readonly queries: Queries,
    private readonly receive: ReceiveUpload,
    @Inject(OPENER) private readonly opener: Opener,
    @Inject(SCRATCH) private readonly scratch: string,
    @Inject(CONFIGURATION) private readonly limits: { readonly maxUploadBytes: number },
  ) {}

  @Post('plain')
  @Idempotent('optional')
  @Gives(UploadShape, 'The file arrived and was looked at; whether it can be worked on is in `state`.')
  @Refuses(UploadTooLarge)
  async plain(@Me() me: string, @Order() order: CommandContext, @Upload() { body, bytes }: UploadedStream, @Headers('upload-name') name?: string) {
    if (bytes !== null && bytes > this.limits.maxUploadBytes) throw UploadTooLarge({ mostBytes: this.limits.maxUploadBytes });
    const uploadId = idFrom(order.commandId, 'upload');
    const path = join(this.scratch, `${uploadId}.upload`);
    try {
      const taken = await this.take(body, path);
      const sent = await this.receive.run({ uploadId, accountId: me, path, ...taken, fileName: nameIn(name) });
      const upload = await this.queries.ask(uploadById, { accountId: me, uploadId }, sent.position);
      if (!upload) throw UploadUnknown();
      return written(sent, await shownUpload(this.opener, upload));
    } finally {
      await rm(path, { force: true });
    }
  }

  @Get(':uploadId')
  @Gives(UploadShape)
  @Refuses(UploadUnknown)
  async show(@Me() me: string, @PathId('uploadId') uploadId: string, @Position() after: Position | undefined) {
    const reading = await this.queries.read(uploadById, { accountId: me, uploadId }, after);
    if (!reading.value) throw UploadUnknown();
    return answered({ ...reading, value: await shownUpload(this.opener, reading.value) });
  }

  private async take(body: UploadedStream['body'], path: string): Promise<{ bytes: number; sha256: string }> {
    const hash = createHash('sha256');
    const most = this.limits.maxUploadBytes;
    let bytes = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _, done) {
        bytes += chunk.length;
        hash.update(chunk);
        done(bytes > most ? UploadTooLarge({ mostBytes: most }) : null, chunk);
      },
    });
    await pipeline(body, counted, createWriteStream(path, { mode: 0o600 }));
    return { bytes, sha256: hash.digest('hex') };
  }
}

/** The name as it was sent, percent-encoded UTF-8; what does not decode is not worth a refusal. */
const nameIn = (header: string | undefined): string => {
  try {
    return decodeURIComponent(header ?? 'upload')
      .toWellFormed()
      .replaceAll('\u0000', '')
      .slice(0, NAME_LENGTH);
  } catch {
    return 'upload';
  }
};
