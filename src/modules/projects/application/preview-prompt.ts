import { Injectable } from '@nestjs/common';
import { likelyInputTokens, mostInputTokens, mostTokens, textRequest, promptOf } from '../../../shared-kernel/generation/prompt.js';
import { spoken } from '../../../shared-kernel/generation/transcript.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { isRefusal, ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { projectById, type ProjectView } from '../domain/queries.js';
import { CardPrompts } from './card-prompts.js';
import { CurrentWords } from './current-words.js';
import { ImageMaterials } from './image-materials.js';
import { Instructions, type InstructedPrompt } from './instructions.js';
import type { CardWanted, ImageWanted, TextWanted } from './work-wanted.js';

/** What the provider would be sent for some work. */
export interface PromptPreview {
  readonly instructions: string | null;
  readonly transcript: string | null;
  readonly transcriptMissing: boolean;
  readonly prompt: string;
  readonly levels: readonly { readonly level: 'account' | 'project'; readonly text: string; readonly version: number }[];
  readonly task: string;
  readonly precedence: string;
  readonly inputTokens: { readonly likely: number; readonly most: number };
}

const PRECEDENCE =
  'The product’s own words come first, then the account’s instructions, then the project’s, then the task. Where they contradict each other, what stands later wins.';

/**
 * Shows the final prompt before anybody pays for it. It is made by the functions that make the call; nobody is asked, nothing is kept, and who
 * would pay does not matter, so that it can be read without a key and at a balance of nothing.
 */
@Injectable()
export class PreviewPrompt {
  constructor(
    private readonly queries: Queries,
    private readonly cards: CardPrompts,
    private readonly images: ImageMaterials,
    private readonly instructions: Instructions,
    private readonly words: CurrentWords,
  ) {}

  async of(accountId: string, projectId: string, wanted: CardWanted | TextWanted | ImageWanted): Promise<PromptPreview> {
    const project = await this.queries.ask(projectById, { accountId, projectId });
    if (!project) throw ProjectUnknown();
    const task = await this.task(project, wanted);
    const [instructed] = await this.instructions.with([task], project);
    const { parts, versions } = instructed as InstructedPrompt;
    const wantsWords = wanted.kind === 'card' || (wanted.kind === 'text' && wanted.withTranscript);
    const transcript = wantsWords ? await this.transcript(project) : null;
    const request = textRequest({ model: '', maxOutputTokens: 0, parts, transcript, cacheKey: null });
    const { accountInstructions, projectInstructions } = parts;
    return {
      instructions: wanted.kind === 'image' ? null : request.instructions,
      transcript,
      transcriptMissing: wantsWords && transcript === null,
      prompt: promptOf(parts),
      levels: [
        ...(accountInstructions !== null && versions.account !== null
          ? [{ level: 'account' as const, text: accountInstructions, version: versions.account }]
          : []),
        ...(projectInstructions !== null && versions.project !== null
          ? [{ level: 'project' as const, text: projectInstructions, version: versions.project }]
          : []),
      ],
      task,
      precedence: PRECEDENCE,
      inputTokens:
        wanted.kind === 'image'
          ? { likely: Math.ceil(mostTokens(request.prompt) / 3), most: mostTokens(request.prompt) }
          : { likely: likelyInputTokens(request), most: mostInputTokens(request) },
    };
  }

  private task(project: ProjectView, wanted: CardWanted | TextWanted | ImageWanted): Promise<string> {
    if (wanted.kind === 'card') return this.cards.of(project, wanted);
    return wanted.kind === 'image' ? this.images.prompt(project, wanted) : Promise.resolve(wanted.prompt);
  }

  private async transcript(project: ProjectView): Promise<string | null> {
    try {
      return spoken(await this.words.read(project, await this.words.need(project)));
    } catch (error) {
      if (isRefusal(error, 'transcript_not_ready')) return null;
      throw error;
    }
  }
}
