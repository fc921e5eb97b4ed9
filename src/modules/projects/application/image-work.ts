import { Inject, Injectable } from '@nestjs/common';
import { mostTokens, promptOf, type PromptParts } from '../../../shared-kernel/generation/prompt.js';
import type { ModelCatalogue } from '../../../shared-kernel/ports/models.js';
import type { ProviderPrices } from '../../../shared-kernel/ports/provider-prices.js';
import { MODELS, OPENER, PRICES } from '../../../shared-kernel/ports/tokens.js';
import type { Opener } from '../../../shared-kernel/ports/vault.js';
import type { Admitted } from '../../../shared-kernel/who-pays.js';
import type { GivenPicture, ImageOrder } from '../../media-pipeline/index.js';
import { ImageOptionNotOffered } from '../domain/errors.js';
import { notOffered } from '../domain/image-options.js';
import type { ProjectView } from '../domain/queries.js';
import { ImageMaterials } from './image-materials.js';
import { Instructions, type InstructedPrompt } from './instructions.js';
import { ModelChoice } from './model-choice.js';
import type { PreparedWork } from './prepared-work.js';
import type { ImageWanted } from './work-wanted.js';

/** Images whose words and pictures are known. */
interface AskedImages extends Pick<ImageWanted, 'size' | 'quality' | 'format' | 'count' | 'model' | 'cardId'>, InstructedPrompt {
  readonly pictures: readonly GivenPicture[];
}

/** Prepares the making of images. */
@Injectable()
export class ImageWork {
  constructor(
    private readonly materials: ImageMaterials,
    private readonly instructions: Instructions,
    private readonly choice: ModelChoice,
    @Inject(PRICES) private readonly prices: ProviderPrices,
    @Inject(MODELS) private readonly models: ModelCatalogue,
    @Inject(OPENER) private readonly opener: Opener,
  ) {}

  async prepare(project: ProjectView, wanted: ImageWanted, decision: Admitted): Promise<PreparedWork> {
    const prompt = await this.materials.prompt(project, wanted);
    const pictures = await this.materials.pictures(project, wanted.pictures);
    return this.sized(project, decision, { ...wanted, ...((await this.instructions.with([prompt], project))[0] as InstructedPrompt), pictures });
  }

  /** The same images once more, with the same instructions and from the same pictures. */
  async again(project: ProjectView, order: ImageOrder, decision: Admitted): Promise<PreparedWork> {
    const parts = JSON.parse(await this.opener.openText(order.prompt, { accountId: project.accountId, purpose: 'task.prompt' })) as PromptParts;
    const versions = order.instructions ?? { account: null, project: null };
    return this.sized(project, decision, { ...order, parts, versions, pictures: order.pictures ?? [] });
  }

  private async sized(project: ProjectView, decision: Admitted, asked: AskedImages): Promise<PreparedWork> {
    const model = await this.choice.choose('image', asked.model, project.accountId, decision);
    const { cardId, parts, versions, pictures, size, quality, format, count } = asked;
    this.mustOffer(model, asked);
    const wanted = { model, promptTokens: mostTokens(promptOf(parts)), size, quality, count, given: pictures.length };
    const tokens = this.prices.pictureTokens(wanted);
    const quantities = { image: count, 'input-token': tokens.input, 'output-token': tokens.output };
    const given = pictures.map(({ content }) => content.commitment);
    return {
      model,
      essence: { kind: 'image', cardId, parts, given, size, quality, format, count },
      likely: quantities,
      most: quantities,
      foreseen: { kind: 'pictures', size: wanted },
      order: async (sealer, head) => ({
        ...head,
        operation: 'image',
        cardId,
        model,
        prompt: await sealer.seal(JSON.stringify(parts), { accountId: project.accountId, purpose: 'task.prompt' }),
        instructions: versions,
        size,
        quality,
        format,
        count,
        tokens,
        ...(pictures.length > 0 && { pictures }),
      }),
    };
  }

  /** A model that nobody has listed is like its family. */
  private mustOffer(model: string, asked: AskedImages): void {
    const missing = notOffered(this.models.describe(model)?.options ?? {}, asked);
    if (missing) throw ImageOptionNotOffered({ model, ...missing });
  }
}
