import { Inject, Injectable } from '@nestjs/common';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { OPENER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener } from '../../../shared-kernel/ports/vault.js';
import type { PromptParts } from '../../../shared-kernel/generation/prompt.js';
import { accountById } from '../../accounts/index.js';
import type { InstructionVersions } from '../../media-pipeline/index.js';
import type { ProjectView } from '../domain/queries.js';

/** A prompt with the instructions that go with it, and which versions of them those are. */
export interface InstructedPrompt {
  readonly parts: PromptParts;
  readonly versions: InstructionVersions;
}

/** Gathers the instructions of both levels for prompts. */
@Injectable()
export class Instructions {
  constructor(
    private readonly queries: Queries,
    @Inject(OPENER) private readonly opener: Opener,
  ) {}

  /** Each prompt with the instructions that go with it, in their order. */
  async with(prompts: readonly string[], { accountId, instructions }: ProjectView): Promise<readonly InstructedPrompt[]> {
    const account = await this.queries.ask(accountById, { accountId });
    const global = account?.globalInstructions ?? null;
    const accountInstructions = global && (await this.opener.openText(global.text, { accountId, purpose: 'account.instructions' }));
    const projectInstructions = instructions && (await this.opener.openText(instructions.text, { accountId, purpose: 'project.instructions' }));
    const levels = { accountInstructions: accountInstructions || null, projectInstructions: projectInstructions || null };
    // a level that was emptied puts nothing into the prompt, so none of its versions did
    const versions = {
      account: accountInstructions ? (global?.version ?? null) : null,
      project: projectInstructions ? (instructions?.version ?? null) : null,
    };
    return prompts.map(prompt => ({ parts: { ...levels, prompt }, versions }));
  }
}
