import { Inject, Injectable } from '@nestjs/common';
import { mostTokens, promptOf } from '../../../shared-kernel/generation/prompt.js';
import type { ModelCatalogue } from '../../../shared-kernel/ports/models.js';
import { MODELS } from '../../../shared-kernel/ports/tokens.js';
import { ModelUnknown } from '../domain/errors.js';
import type { ProjectView } from '../domain/queries.js';
import { Instructions } from './instructions.js';
import type { PreparedWork } from './prepared-work.js';
import type { ImageWanted } from './work-wanted.js';

/** Prepares the making of images. */
@Injectable()
export class ImageWork {
  constructor(
    private readonly instructions: Instructions,
    @Inject(MODELS) private readonly models: ModelCatalogue,
  ) {}

  async prepare(project: ProjectView, wanted: ImageWanted): Promise<PreparedWork> {
    const model = wanted.model ?? this.models.standard('image');
    if (wanted.model !== null && !this.models.offers('image', model)) throw ModelUnknown();
    const { parts, versions } = await this.instructions.with(wanted.prompt, project);
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
