import { Controller, Get, Param, Query } from '@nestjs/common';
import { withHeaders } from '../../../infrastructure/http/answers.js';
import { DocumentAnswer } from '../../../infrastructure/http/document-answer.js';
import { Address, AlsoGives, Crosses, Gives, GivesContent, PathId, Policy, Refuses } from '../../../infrastructure/http/route.js';
import { CurrentWords, readingOf } from '../application/current-words.js';
import { MadeContent, type Reading } from '../application/made-content.js';
import { SharedView } from '../application/shared-view.js';
import { Shares, type OpenShare } from '../application/shares.js';
import { OutputUnknown, ResultUnusable, ShareUnknown, TranscriptNotReady } from '../domain/errors.js';
import { endingOf } from '../domain/file-names.js';
import { PictureQuery } from './projects.requests.js';
import { SharedTries } from './shared-tries.js';
import { SharedViewShape } from './shares.responses.js';
import { transcriptDocument } from './transcript-documents.js';
import { TranscriptQuery } from './transcript.requests.js';

/** No index may remember what was meant for some, and no store may show it after it was revoked. */
const UNREMEMBERED = { 'x-robots-tag': 'noindex, nofollow, noarchive', 'cache-control': 'no-store' };

/** What an owner has shared, to be read by whoever has the link; whoever asks too often waits. */
@Controller('shared/:token')
@Policy('public')
@Crosses('share-link')
export class SharedController {
  constructor(
    private readonly shares: Shares,
    private readonly view: SharedView,
    private readonly words: CurrentWords,
    private readonly made: MadeContent,
    private readonly tries: SharedTries,
  ) {}

  @Get()
  @Gives(SharedViewShape, 'What the link shows. Its files are asked for below the same path. It is in no search engine and kept in no cache.')
  @Refuses(ShareUnknown)
  async show(@Address() address: string, @Param('token') token: string) {
    const open = await this.open(address, token);
    const shown = await this.view.of(open);
    await this.shares.countVisit(open);
    return withHeaders(UNREMEMBERED, shown);
  }

  @Get('transcript')
  @GivesContent('application/json', 'The newest words, where the link shows them, in the formats of the owner’s own route.')
  @AlsoGives('application/x-subrip', 'text/vtt', 'text/plain', 'text/markdown')
  @Refuses(ShareUnknown, TranscriptNotReady, ResultUnusable)
  async transcript(@Address() address: string, @Param('token') token: string, @Query() { format, version: _, ...rules }: TranscriptQuery) {
    const open = await this.open(address, token);
    const kept = await this.view.needWords(open);
    const name = await this.view.nameOf(open);
    if (format === 'json') return this.file(readingOf(open.project, kept), 'application/json', `${name}.json`);
    const { pieces, mediaType, filename } = transcriptDocument({ name, transcript: await this.words.read(open.project, kept) }, format, rules);
    return new DocumentAnswer(pieces, mediaType, filename, UNREMEMBERED);
  }

  @Get('thumbnails')
  @GivesContent('image/*', 'One thumbnail, by its place in the list.')
  @Refuses(ShareUnknown, OutputUnknown, ResultUnusable)
  async thumbnail(@Address() address: string, @Param('token') token: string, @Query() { index }: PictureQuery) {
    const reading = await this.view.thumbnail(await this.open(address, token), index);
    const { mediaType } = reading.product.content;
    return this.file(reading, mediaType, `thumbnail-${index + 1}.${endingOf(mediaType)}`);
  }

  @Get('outputs/:outputId')
  @GivesContent('*/*', 'A file of a text or an image that is shared.')
  @Refuses(ShareUnknown, OutputUnknown, ResultUnusable)
  async output(@Address() address: string, @Param('token') token: string, @PathId('outputId') outputId: string, @Query() { index }: PictureQuery) {
    const reading = await this.view.output(await this.open(address, token), outputId, index);
    const { mediaType } = reading.product.content;
    return this.file(reading, mediaType, mediaType.startsWith('image/') ? `image-${index + 1}.${endingOf(mediaType)}` : 'text.md');
  }

  private async open(address: string, token: string): Promise<OpenShare> {
    await this.tries.open(address);
    return this.shares.open(token);
  }

  private async file(reading: Reading, mediaType: string, filename: string): Promise<DocumentAnswer> {
    return new DocumentAnswer(await this.made.open(reading), mediaType, filename, UNREMEMBERED);
  }
}
