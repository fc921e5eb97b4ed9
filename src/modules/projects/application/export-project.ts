import { Inject, Injectable } from '@nestjs/common';
import type { Transcript } from '../../../shared-kernel/generation/transcript.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { ContentMissing } from '../../../shared-kernel/ports/storage.js';
import { OPENER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener } from '../../../shared-kernel/ports/vault.js';
import { isRefusal } from '../../../shared-kernel/refusal.js';
import { receiptOf, type ReceiptView, type TaskProduct } from '../../media-pipeline/index.js';
import { outputsOfProject, type OutputView, type ProjectView } from '../domain/queries.js';
import { CurrentWords, readingOf } from './current-words.js';
import { MadeContent, type Reading } from './made-content.js';
import { Materials } from './materials.js';

/** A picture that the export lists but does not hold. */
export interface ListedPicture {
  readonly mediaType: string;
  readonly bytes: number;
  readonly facts: TaskProduct['facts'];
}

/** One version of an output, with its words and with what was paid. */
export interface ExportedOutput {
  readonly output: OutputView;
  readonly cardName: string | null;
  readonly receipt: ReceiptView | null;
  /** Null for what has no words, or none any more. */
  readonly text: string | null;
  readonly pictures: readonly ListedPicture[];
}

/** All of a project that is text. The outputs come one by one, so that no more than one is in memory. */
export interface ProjectExport {
  readonly projectId: string;
  readonly name: string;
  readonly createdAt: string;
  readonly forkedFrom: string | null;
  readonly transcript: Transcript | null;
  readonly thumbnails: readonly ListedPicture[];
  readonly outputs: AsyncIterable<ExportedOutput>;
}

const PAGE = 50;

const listed = ({ content, facts }: TaskProduct): ListedPicture => ({ mediaType: content.mediaType, bytes: content.bytes, facts });

/** Reads a project for its owner to take along: it calls nobody, buys nothing and asks for no key (R29, R31). */
@Injectable()
export class ExportProject {
  constructor(
    private readonly queries: Queries,
    private readonly materials: Materials,
    private readonly words: CurrentWords,
    private readonly made: MadeContent,
    @Inject(OPENER) private readonly opener: Opener,
  ) {}

  async begin(project: ProjectView): Promise<ProjectExport> {
    const { accountId, projectId, createdAt, forkedFrom } = project;
    const tasks = await this.materials.of(project);
    const words = await this.words.of(project);
    const transcript = words ? await this.stored(readingOf(project, words)) : null;
    return {
      projectId,
      name: await this.opener.openText(project.name, { accountId, purpose: 'project.name' }),
      createdAt,
      forkedFrom: forkedFrom?.projectId ?? null,
      transcript: transcript === null ? null : (JSON.parse(transcript) as Transcript),
      thumbnails: tasks.flatMap(({ products }) => products.filter(({ role }) => role === 'thumbnail').map(listed)),
      outputs: this.outputs(project),
    };
  }

  /** What cards, prompts and image orders made, oldest first; no more than one page is in memory. */
  async *outputs(project: ProjectView): AsyncGenerator<ExportedOutput> {
    const { accountId, projectId } = project;
    for (let after: string | null = null; ;) {
      const page: { outputs: readonly OutputView[]; next: string | null } = await this.queries.ask(outputsOfProject, {
        accountId,
        projectId,
        after,
        limit: PAGE,
      });
      for (const output of page.outputs) yield await this.exported(project, output);
      if (page.next === null) return;
      after = page.next;
    }
  }

  private async exported({ accountId, projectId, cards }: ProjectView, output: OutputView): Promise<ExportedOutput> {
    const text = output.products.find(({ role }) => role === 'text');
    const card = cards.find(({ cardId }) => cardId === output.cardId);
    return {
      output,
      cardName: card ? await this.opener.openText(card.name, { accountId, purpose: 'card.name' }) : null,
      receipt: await this.queries.ask(receiptOf, { accountId, taskId: output.outputId }),
      text: text ? await this.stored({ projectId, accountId, taskId: output.outputId, product: text }) : null,
      pictures: output.products.filter(({ role }) => role === 'image').map(listed),
    };
  }

  /** Null for content that is no longer kept, or lost: the rest of the project can be taken along all the same. */
  private async stored(reading: Reading): Promise<string | null> {
    try {
      return await this.made.text(reading);
    } catch (error) {
      if (error instanceof ContentMissing || isRefusal(error, 'result_unusable')) return null;
      throw error;
    }
  }
}
