import { Controller, Delete, Get, Head, Headers, HttpCode, Inject, Options, Patch, Post } from '@nestjs/common';
import { answered, readOf, written, writtenOf } from '../../../infrastructure/http/answers.js';
import {
  AsOf,
  BeginsWork,
  Gives,
  Idempotent,
  Me,
  Order,
  PathId,
  Policy,
  Position,
  Reads,
  Refuses,
  Takes,
  Tells,
} from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { Upload, Wire, type BareExchange, type UploadedStream } from '../../../infrastructure/http/uploads.js';
import { PlainUploads } from '../../../infrastructure/uploads/plain-uploads.js';
import { TusUploads } from '../../../infrastructure/uploads/tus-uploads.js';
import { UploadProblem } from '../../../infrastructure/uploads/upload-problem.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { CONFIGURATION, OPENER } from '../../../shared-kernel/ports/tokens.js';
import { Refusal } from '../../../shared-kernel/refusal.js';
import type { Opener } from '../../../shared-kernel/ports/vault.js';
import { ReceiveUpload } from '../application/receive-upload.use-case.js';
import { StorageRoom } from '../application/storage-room.js';
import { StorageQuotaReached, UploadUnknown } from '../domain/errors.js';
import { uploadById } from '../domain/queries.js';
import { UploadShape } from './projects.responses.js';
import { shownUpload } from './shown-project.js';
import { answerProblem, answerRefusal, refusalOf, UploadChecksumMismatch, UploadEmpty, UploadTooLarge, UploadTruncated } from './upload-problems.js';

const VERSION = { name: 'Tus-Resumable', required: true, description: 'Always `1.0.0`.' };
const OFFSET = { name: 'Upload-Offset', description: 'Bytes that have arrived: where the upload goes on.' };
const LENGTH = { name: 'Upload-Length', description: 'Bytes of the whole file.' };
const CHECKSUM = {
  name: 'Upload-Checksum',
  required: false,
  description: '`sha256 <base64>` of the bytes of this request; bytes that are not those are thrown away.',
};
const METADATA = {
  name: 'Upload-Metadata',
  required: false,
  description: 'Pairs of a name, a space and a value in base64, separated by commas: `filename`, and `sha256` with the hex digest of the whole file.',
};
const FILE_NAME = { name: 'Upload-Name', required: false, description: 'The file’s name, percent-encoded UTF-8.' };
const DIGEST = {
  name: 'Repr-Digest',
  required: false,
  description: '`sha-256=:<base64>:` of the body (RFC 9530); a body that is not that is refused.',
};

/** Files that people send: in one request, or piece by piece and resumable (tus 1.0). */
@Controller('uploads')
@Policy('user')
@Scope('projects')
export class UploadsController {
  constructor(
    private readonly queries: Queries,
    private readonly receive: ReceiveUpload,
    private readonly plain: PlainUploads,
    private readonly tus: TusUploads,
    private readonly room: StorageRoom,
    @Inject(OPENER) private readonly opener: Opener,
    @Inject(CONFIGURATION) private readonly limits: { readonly maxUploadBytes: number },
  ) {}

  @Post('plain')
  @Idempotent('optional')
  @BeginsWork()
  @Reads(FILE_NAME, DIGEST)
  @Gives(writtenOf(UploadShape), 'The file arrived and was looked at; whether it can be worked on is in `state`.')
  @Refuses(UploadTooLarge, UploadEmpty, UploadTruncated, UploadChecksumMismatch, StorageQuotaReached)
  async sendWhole(
    @Me() me: string,
    @Order() order: CommandContext,
    @Upload() { body, bytes }: UploadedStream,
    @Headers() headers: Readonly<Record<string, string | undefined>>,
  ) {
    await this.room.mustHave(me, bytes);
    const uploadId = idFrom(order.commandId, 'upload');
    const sentBody = { accountId: me, body, bytes, headers, fileName: decoded(headers['upload-name']), uploadId };
    const sent = await this.plain.receive(sentBody, file => this.receive.run(file)).catch((error: unknown) => this.refuse(error));
    const upload = await this.queries.ask(uploadById, { accountId: me, uploadId }, sent.position);
    if (!upload) throw UploadUnknown();
    return written(sent, await shownUpload(this.opener, upload));
  }

  // before GET: the server would otherwise answer HEAD by itself
  @Head(':uploadId')
  @Reads(VERSION)
  @Takes(null)
  @Tells(OFFSET, LENGTH)
  @Gives(null, 'How far the upload is, in Upload-Offset. After a broken line ask here and go on from there.')
  offset(@Me() me: string, @Order() order: CommandContext, @Wire() exchange: BareExchange) {
    return this.speak(me, order, exchange);
  }

  @Get(':uploadId')
  @AsOf()
  @Gives(readOf(UploadShape))
  @Refuses(UploadUnknown)
  async show(@Me() me: string, @PathId('uploadId') uploadId: string, @Position() after: Position | undefined) {
    const reading = await this.queries.read(uploadById, { accountId: me, uploadId }, after);
    if (!reading.value) throw UploadUnknown();
    return answered({ ...reading, value: await shownUpload(this.opener, reading.value) });
  }

  @Post()
  @BeginsWork()
  @Reads(VERSION, { ...LENGTH, required: true }, METADATA)
  @Takes(null)
  @Tells({ name: 'Location', description: 'The address of the upload; its last segment is the `uploadId`.' }, OFFSET)
  @Gives(null, 'Begins a resumable upload (tus 1.0) of as many bytes as Upload-Length says; it goes on at Location. The body is empty.')
  @Refuses(StorageQuotaReached)
  begin(@Me() me: string, @Order() order: CommandContext, @Wire() exchange: BareExchange) {
    const bytes = Number(exchange.request.headers['upload-length'] ?? Number.NaN);
    return this.speak(me, order, exchange, () => this.room.mustHave(me, Number.isSafeInteger(bytes) ? bytes : null));
  }

  @Options()
  @HttpCode(204)
  @Takes(null)
  @Tells(
    { name: 'Tus-Version', description: 'The versions of the protocol that are spoken.' },
    { name: 'Tus-Extension', description: 'What of its extensions is there.' },
    { name: 'Tus-Max-Size', description: 'Bytes that a file may have at most.' },
  )
  @Gives(null, 'What of the protocol is spoken here.')
  capabilities(@Me() me: string, @Order() order: CommandContext, @Wire() exchange: BareExchange) {
    return this.speak(me, order, exchange);
  }

  @Patch(':uploadId')
  @HttpCode(204)
  @Reads(VERSION, { ...OFFSET, required: true }, CHECKSUM)
  @Takes('application/offset+octet-stream')
  @Tells(OFFSET)
  @Gives(null, 'Goes on with an upload; after the last byte it can be read as an upload.')
  goOn(@Me() me: string, @Order() order: CommandContext, @Wire() exchange: BareExchange) {
    return this.speak(me, order, exchange);
  }

  @Delete(':uploadId')
  @HttpCode(204)
  @Reads(VERSION)
  @Takes(null)
  @Gives(null, 'Gives an unfinished upload up.')
  giveUp(@Me() me: string, @Order() order: CommandContext, @Wire() exchange: BareExchange) {
    return this.speak(me, order, exchange);
  }

  private refuse(error: unknown): never {
    throw error instanceof UploadProblem ? refusalOf(error, this.limits.maxUploadBytes) : error;
  }

  private async speak(
    me: string,
    { correlationId }: CommandContext,
    { request, response }: BareExchange,
    admit: () => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    try {
      await admit();
      await this.tus.handle(request, response, me);
    } catch (error) {
      if (error instanceof UploadProblem) return answerProblem(response, error, correlationId);
      if (error instanceof Refusal) return answerRefusal(response, error, correlationId);
      if (!response.headersSent) response.writeHead(500).end();
      else response.destroy();
    }
  }
}

/** The name as it was sent, percent-encoded UTF-8; what does not decode is not worth a refusal. */
const decoded = (header: string | undefined): string | null => {
  try {
    return decodeURIComponent(header ?? '');
  } catch {
    return null;
  }
};
