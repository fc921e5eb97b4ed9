import { Injectable } from '@nestjs/common';
import { mostTokens, promptOf } from '../../../shared-kernel/generation/prompt.js';
import type { Admitted } from '../../../shared-kernel/who-pays.js';
import type { ProjectView } from '../domain/queries.js';
import { Instructions, type InstructedPrompt } from './instructions.js';
import { ModelChoice } from './model-choice.js';
import type { PreparedWork } from './prepared-work.js';
import type { ImageWanted } from './work-wanted.js';

/** Prepares the making of images. */
@Injectable()
export class ImageWork {
  constructor(
    private readonly instructions: Instructions,
    private readonly choice: ModelChoice,
  ) {}

  async prepare(project: ProjectView, wanted: ImageWanted, decision: Admitted): Promise<PreparedWork> {
    const model = await this.choice.choose('image', wanted.model, project.accountId, decision);
    const [instructed] = await this.instructions.with([wanted.prompt], project);
    const { parts, versions } = instructed as InstructedPrompt;
    const quantities = { image: wanted.count };
    const { size, quality, format, count } = wanted;
    const pictures = { model, promptTokens: mostTokens(promptOf(parts)), size, quality, count };
    return {
      model,
      essence: { kind: 'image', parts, size, quality, format, count },
      likely: quantities,
      most: quantities,
      foreseen: { kind: 'pictures', size: pictures },
      order: async (sealer, head) => ({
        ...head,
        operation: 'image',
        cardId: null,
        model,
        prompt: await sealer.seal(JSON.stringify(parts), { accountId: project.accountId, purpose: 'task.prompt' }),
        instructions: versions,
        size,
        quality,
        format,
        count,
      }),
    };
  }
}
