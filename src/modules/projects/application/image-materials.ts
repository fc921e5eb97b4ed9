import { Injectable } from '@nestjs/common';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import type { GivenPicture, TaskProduct } from '../../media-pipeline/index.js';
import { ImageWithoutPrompt, OutputUnknown } from '../domain/errors.js';
import { outputById, type ProjectView } from '../domain/queries.js';
import { CardPrompts } from './card-prompts.js';
import { MadeContent } from './made-content.js';
import { Materials } from './materials.js';
import type { ImageWanted, PictureWanted } from './work-wanted.js';

/** What an image is made from: words of several origins, and pictures that are in the project. */
@Injectable()
export class ImageMaterials {
  constructor(
    private readonly queries: Queries,
    private readonly materials: Materials,
    private readonly made: MadeContent,
    private readonly cards: CardPrompts,
  ) {}

  /** What is asked first, then the text that it is asked of. Throws `image_without_prompt`, `card_unknown` and `output_unknown`. */
  async prompt(project: ProjectView, { prompt, cardId, values, textOf }: ImageWanted): Promise<string> {
    const ofCard = cardId === null ? null : await this.cards.of(project, { cardId, values });
    const text = textOf === null ? null : await this.textOf(project, textOf);
    const words = [ofCard, prompt, text].filter(part => part !== null && part.trim() !== '');
    if (words.length === 0) throw ImageWithoutPrompt();
    return words.join('\n\n');
  }

  /** Each is read once beforehand: one that was lost here is refused before it costs anything. */
  async pictures(project: ProjectView, wanted: readonly PictureWanted[]): Promise<readonly GivenPicture[]> {
    return Promise.all(wanted.map(one => this.picture(project, one)));
  }

  private async picture(project: ProjectView, { kind, id, index }: PictureWanted): Promise<GivenPicture> {
    const { accountId, projectId } = project;
    const products = kind === 'image' ? (await this.output(project, id)).products : await this.thumbnailsOf(project, id);
    const product = products.find(known => known.role === kind && known.index === index);
    if (!product) throw OutputUnknown();
    for await (const _ of await this.made.open({ projectId, accountId, taskId: id, product })) continue;
    return { role: kind, content: product.content };
  }

  private async textOf(project: ProjectView, outputId: string): Promise<string> {
    const { accountId, projectId, products } = await this.output(project, outputId);
    const product = products.find(({ role }) => role === 'text');
    if (!product) throw OutputUnknown();
    return this.made.text({ projectId, accountId, taskId: outputId, product });
  }

  private async output({ accountId, projectId }: ProjectView, outputId: string) {
    const output = await this.queries.ask(outputById, { accountId, outputId });
    if (output?.projectId !== projectId) throw OutputUnknown();
    return output;
  }

  private async thumbnailsOf(project: ProjectView, taskId: string): Promise<readonly TaskProduct[]> {
    return (await this.materials.of(project)).find(task => task.taskId === taskId)?.products ?? [];
  }
}
