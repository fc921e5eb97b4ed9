import { Injectable } from '@nestjs/common';
import type { ArchiveFile } from '../../../infrastructure/archive/zip-bytes.js';
import type { Transcript } from '../../../shared-kernel/generation/transcript.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { receiptOf, type ReceiptView } from '../../media-pipeline/index.js';
import { endingOf, fileNamePart, numbered } from '../domain/file-names.js';
import { clock, plain } from '../domain/plain-markdown.js';
import { projectById, type ProjectView } from '../domain/queries.js';
import { READING_RULES } from '../domain/subtitles/reading-rules.js';
import { asMarkdownTranscript } from '../domain/subtitles/write-markdown.js';
import { asSrt } from '../domain/subtitles/write-srt.js';
import { asText } from '../domain/subtitles/write-text.js';
import { asVtt } from '../domain/subtitles/write-vtt.js';
import { documentFiles } from './archive-documents.js';
import { ArchiveListing, textFile } from './archive-listing.js';
import { receiptsAsCsv, receiptsAsJson } from './archive-receipts.js';
import { CurrentWords, readingOf } from './current-words.js';
import { outputAsMarkdown } from './export-as-markdown.js';
import { ExportProject, type ExportedOutput, type ProjectExport } from './export-project.js';
import { joined } from './joined.js';
import { MadeContent, type Reading } from './made-content.js';
import { Materials } from './materials.js';

/** The project was deleted while it was taken along: what has gone out must not pass for the whole. */
class ProjectGone extends Error {
  override readonly name = 'ProjectGone';
}

const ABOUT = `Everything that was made in this project: its words, texts and pictures, and a receipt for each piece of work.
What somebody said or a model wrote stands here as text: markup in it means nothing. The source video is not here; it can be downloaded by itself.
\`manifest.json\` names every file with its size and SHA-256.`;

/** Reads a whole project as the files of an archive, one after the other: it calls nobody, buys nothing and asks for no key (R29, R31). */
@Injectable()
export class ArchiveProject {
  constructor(
    private readonly queries: Queries,
    private readonly exporting: ExportProject,
    private readonly words: CurrentWords,
    private readonly materials: Materials,
    private readonly made: MadeContent,
  ) {}

  /** The project's name, and its files; they end with an error when the project is deleted meanwhile. */
  async begin(project: ProjectView): Promise<{ readonly name: string; readonly files: AsyncIterable<ArchiveFile> }> {
    const exported = await this.exporting.begin(project);
    return { name: exported.name, files: this.files(project, exported) };
  }

  private async *files(project: ProjectView, exported: ProjectExport): AsyncGenerator<ArchiveFile> {
    const { projectId, name, createdAt, forkedFrom } = exported;
    const listing = new ArchiveListing();
    for await (const file of this.contents(project, exported, listing)) {
      await this.stillThere(project);
      yield listing.counted(file);
    }
    const about = `# ${plain(name)}\n\nProject ${projectId}, created at ${createdAt}${forkedFrom === null ? '' : `, forked from ${forkedFrom}`}.\n\n${ABOUT}\n\n`;
    yield listing.counted(textFile('README.md', createdAt, [about, ...listing.links()].join('')));
    const told = { format: 'keyreel-archive-1', projectId, name, createdAt, forkedFrom };
    yield textFile('manifest.json', createdAt, listing.manifest(told));
    await this.stillThere(project);
  }

  private async *contents(project: ProjectView, exported: ProjectExport, listing: ArchiveListing): AsyncGenerator<ArchiveFile> {
    const { createdAt } = project;
    if (exported.transcript !== null) yield* this.transcriptFiles(project, exported.name, exported.transcript);
    yield* this.thumbnails(project, listing);
    let count = 0;
    for await (const output of exported.outputs) yield* this.outputFiles((count += 1), output, listing);
    yield* documentFiles({ ...exported, outputs: this.exporting.outputs(project) });
    yield { name: 'receipts/receipts.json', at: createdAt, isPacked: false, bytes: joined(receiptsAsJson(this.receipts(project))) };
    yield { name: 'receipts/receipts.csv', at: createdAt, isPacked: false, bytes: joined(receiptsAsCsv(this.receipts(project))) };
  }

  private async *transcriptFiles(project: ProjectView, name: string, transcript: Transcript): AsyncGenerator<ArchiveFile> {
    const kept = await this.words.of(project);
    if (!kept) return;
    const file = (ending: string, bytes: ArchiveFile['bytes']): ArchiveFile => ({
      name: `transcript/transcript.${ending}`,
      at: kept.at,
      isPacked: false,
      bytes,
    });
    yield file('srt', joined(asSrt(transcript, READING_RULES)));
    yield file('vtt', joined(asVtt(transcript, READING_RULES)));
    yield file('txt', joined(asText(transcript)));
    yield file('md', joined(asMarkdownTranscript(name, transcript)));
    yield file('json', this.bytesOf(readingOf(project, kept)));
  }

  private async *thumbnails(project: ProjectView, listing: ArchiveListing): AsyncGenerator<ArchiveFile> {
    const { accountId, projectId, createdAt } = project;
    let number = 0;
    for (const { taskId, products, endedAt } of await this.materials.of(project))
      for (const product of products.filter(({ role }) => role === 'thumbnail')) {
        number += 1;
        const seconds = Number(product.facts['atSeconds'] ?? 0);
        const name = `thumbnails/${numbered(number)}-${clock(seconds).replaceAll(':', '-')}`;
        yield* this.picture({ projectId, accountId, taskId, product }, { name, at: endedAt ?? createdAt, what: 'a thumbnail' }, listing);
      }
  }

  private async *outputFiles(number: number, exported: ExportedOutput, listing: ArchiveListing): AsyncGenerator<ArchiveFile> {
    const { output, cardName, text } = exported;
    const { accountId, projectId, outputId, operation, version, state, readyAt, requestedAt } = output;
    const name = `${numbered(number)}-${fileNamePart(cardName ?? operation, operation)}-v${version}`;
    const at = readyAt ?? requestedAt;
    const folder = operation === 'image' ? 'images' : 'texts';
    yield textFile(`${folder}/${name}.md`, at, outputAsMarkdown(exported, '#'));
    if (state === 'ready' && text === null && operation !== 'image')
      listing.leftOut.push({ what: 'the text', taskId: outputId, reason: 'unreadable' });
    for (const product of output.products.filter(({ role }) => role === 'image'))
      yield* this.picture(
        { projectId, accountId, taskId: outputId, product },
        { name: `images/${name}-${product.index + 1}`, at, what: 'an image' },
        listing,
      );
  }

  /** A picture that can no longer be read is listed instead: the rest can be taken along all the same. */
  private async *picture(
    reading: Reading & { readonly taskId: string },
    { name, at, what }: { readonly name: string; readonly at: string; readonly what: string },
    listing: ArchiveListing,
  ): AsyncGenerator<ArchiveFile> {
    const { mediaType } = reading.product.content;
    if (await this.made.isThere(reading)) yield { name: `${name}.${endingOf(mediaType)}`, at, isPacked: true, bytes: this.bytesOf(reading) };
    else listing.leftOut.push({ what, taskId: reading.taskId, reason: 'unreadable' });
  }

  /** Opened when it is read: what was asked for and never read leaves nothing open. */
  private async *bytesOf(reading: Reading): AsyncGenerator<Uint8Array> {
    yield* await this.made.open(reading);
  }

  private async *receipts({ accountId, taskIds }: ProjectView): AsyncGenerator<ReceiptView> {
    for (const taskId of taskIds) {
      const receipt = await this.queries.ask(receiptOf, { accountId, taskId });
      if (receipt) yield receipt;
    }
  }

  private async stillThere({ accountId, projectId }: ProjectView): Promise<void> {
    if (!(await this.queries.ask(projectById, { accountId, projectId }))) throw new ProjectGone('The project was deleted while it was taken along.');
  }
}
