import { Inject, Injectable } from '@nestjs/common';
import { promptOf, textRequest, type PromptParts } from '../../../shared-kernel/generation/prompt.js';
import { spoken } from '../../../shared-kernel/generation/transcript.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import type { ImageRequest, Picture, TextRequest } from '../../../shared-kernel/ports/provider.js';
import type { ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT, OPENER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener, Sealed } from '../../../shared-kernel/ports/vault.js';
import type { TaskRef } from '../domain/events.js';
import type { GivenPicture, ImageOrder, TextOrder } from '../domain/orders.js';
import { Transcripts } from './transcripts.js';

type Owner = Pick<TaskRef, 'accountId' | 'projectId'>;

/** Opens a sealed order and makes of it what the provider is asked: the call and the receipt's prompt come from here, so that they cannot differ. */
@Injectable()
export class ProviderRequests {
  constructor(
    @Inject(OPENER) private readonly opener: Opener,
    private readonly queries: Queries,
    private readonly transcripts: Transcripts,
    @Inject(CONTENT) private readonly content: ContentStore,
  ) {}

  async text({ accountId, projectId }: Owner, order: TextOrder): Promise<TextRequest> {
    const parts = await this.parts(accountId, order.prompt);
    const transcript = await this.transcript(accountId, order);
    const { model, maxOutputTokens, shareCache } = order;
    const cacheKey = shareCache ? idFrom(projectId, 'cache') : null;
    return textRequest({ model, maxOutputTokens, parts, transcript, cacheKey });
  }

  async image({ accountId }: Owner, { model, prompt, size, quality, format, count }: ImageOrder): Promise<ImageRequest> {
    return { model, prompt: promptOf(await this.parts(accountId, prompt)), size, quality, format, count };
  }

  /** The pictures that an image is made from; throws ContentMissing when one of them is gone. */
  async pictures({ accountId }: Owner, { pictures = [] }: ImageOrder): Promise<readonly Picture[]> {
    const read = async ({ role, content }: GivenPicture): Promise<Picture> => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of await this.content.get(content, { accountId, purpose: `task.${role}` })) chunks.push(chunk);
      return { bytes: new Uint8Array(Buffer.concat(chunks)), mediaType: content.mediaType };
    };
    return Promise.all(pictures.map(read));
  }

  private async transcript(accountId: string, { transcript, transcriptFrom }: TextOrder): Promise<string | null> {
    if (transcript) return spoken(await this.transcripts.read(accountId, transcript));
    return transcriptFrom === null ? null : this.transcripts.textOf(this.queries, accountId, transcriptFrom);
  }

  private async parts(accountId: string, prompt: Sealed): Promise<PromptParts> {
    return JSON.parse(await this.opener.openText(prompt, { accountId, purpose: 'task.prompt' })) as PromptParts;
  }
}
