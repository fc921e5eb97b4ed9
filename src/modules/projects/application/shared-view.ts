import { Inject, Injectable } from '@nestjs/common';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { OPENER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener } from '../../../shared-kernel/ports/vault.js';
import { OutputUnknown, TranscriptNotReady } from '../domain/errors.js';
import { outputById, type OutputView } from '../domain/queries.js';
import { CurrentWords, type KeptWords } from './current-words.js';
import type { Reading } from './made-content.js';
import { Materials } from './materials.js';
import type { OpenShare } from './shares.js';

const SHOWN = new Set(['text', 'image']);

/** What may be read by an open link: each answer names what it gives field by field, so that nothing more slips out with a row. */
@Injectable()
export class SharedView {
  constructor(
    private readonly queries: Queries,
    private readonly words: CurrentWords,
    private readonly materials: Materials,
    @Inject(OPENER) private readonly opener: Opener,
  ) {}

  async of(open: OpenShare) {
    const words = await this.wordsOf(open);
    return {
      name: await this.nameOf(open),
      expiresAt: open.expiresAt,
      transcript: words && { segments: words.segments, seconds: words.seconds },
      thumbnails: (await this.thumbnailsOf(open)).map(({ product: { content, facts } }, index) => ({
        index,
        atSeconds: Number(facts['atSeconds'] ?? 0),
        mediaType: content.mediaType,
        bytes: content.bytes,
      })),
      outputs: (await this.outputsOf(open)).map(({ outputId, operation, simulated, products }) => ({
        outputId,
        kind: operation === 'image' ? 'image' : 'text',
        simulated,
        files: products
          .filter(({ role }) => SHOWN.has(role))
          .map(({ index, content }) => ({ index, mediaType: content.mediaType, bytes: content.bytes })),
      })),
    };
  }

  nameOf({ project }: OpenShare): Promise<string> {
    return this.opener.openText(project.name, { accountId: project.accountId, purpose: 'project.name' });
  }

  /** Throws `transcript_not_ready` where no words are shared. */
  async needWords(open: OpenShare): Promise<KeptWords> {
    const words = await this.wordsOf(open);
    if (!words) throw TranscriptNotReady({ remedies: ['wait_and_retry'] }); // whoever looks has no other way
    return words;
  }

  /** Throws `output_unknown` for what is not shared. */
  async thumbnail(open: OpenShare, index: number): Promise<Reading> {
    const found = (await this.thumbnailsOf(open))[index];
    if (!found) throw OutputUnknown();
    return found;
  }

  /** Throws `output_unknown` for what is not shared. */
  async output(open: OpenShare, outputId: string, index: number): Promise<Reading> {
    const output = (await this.outputsOf(open)).find(known => known.outputId === outputId);
    const product = output?.products.find(known => SHOWN.has(known.role) && known.index === index);
    if (!product) throw OutputUnknown();
    const { projectId, accountId } = open.project;
    return { projectId, accountId, taskId: outputId, product };
  }

  private async wordsOf({ project, things }: OpenShare): Promise<KeptWords | null> {
    return things.transcript ? this.words.of(project) : null;
  }

  private async thumbnailsOf({ project, things }: OpenShare) {
    if (!things.thumbnails) return [];
    const { projectId, accountId } = project;
    return (await this.materials.of(project)).flatMap(({ taskId, products }) =>
      products.filter(({ role }) => role === 'thumbnail').map(product => ({ projectId, accountId, taskId, product })),
    );
  }

  private async outputsOf({ project: { accountId, projectId }, things }: OpenShare): Promise<readonly OutputView[]> {
    const found = await Promise.all(things.outputIds.map(outputId => this.queries.ask(outputById, { accountId, outputId })));
    return found.flatMap(output => (output?.projectId === projectId && output.state === 'ready' ? [output] : []));
  }
}
