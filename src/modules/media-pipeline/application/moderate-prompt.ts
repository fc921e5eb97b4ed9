import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../../infrastructure/messaging/journal.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';
import type { CallOutcome, Credential, Moderation, ProviderGateway } from '../../../shared-kernel/ports/provider.js';
import { CONFIGURATION, PROVIDER } from '../../../shared-kernel/ports/tokens.js';
import type { TaskRun } from './task-run.js';

const DEADLINE_MS = 30_000;
const TRIES = 3;
const FIRST_RETRY_MS = 1_000;

/**
 * Shows a prompt that the platform pays for to the provider's free classifier before the call. What goes out with a user's own key is
 * between them and the provider. A classifier that does not answer lets nothing through.
 */
@Injectable()
export class ModeratePrompt {
  constructor(
    @Inject(PROVIDER) private readonly provider: ProviderGateway,
    @Inject(CONFIGURATION) private readonly rules: { readonly moderation: boolean },
    private readonly clock: Clock,
    private readonly journal: Journal,
  ) {}

  /** Returns when the call may be made; otherwise records why not and throws RunOver. */
  async pass(run: TaskRun, prompt: string, credential: Credential): Promise<void> {
    if (!this.rules.moderation || credential.kind !== 'platform') return;
    const { waits } = run.known;
    const call = { attemptId: idFrom(run.taskId, 'moderation', waits), deadlineMs: DEADLINE_MS };
    const outcome = await this.provider.moderate(prompt, credential, call);
    if (outcome.outcome !== 'succeeded') return this.unanswered(run, waits, outcome);
    if (outcome.value.flagged) await run.fail('prompt-refused', outcome.value.categories.join(', '));
  }

  private async unanswered(run: TaskRun, waits: number, { outcome }: CallOutcome<Moderation>): Promise<never> {
    if (outcome !== 'key-trouble' && outcome !== 'refused' && waits < TRIES)
      return run.wait('retry', new Date(this.clock.now().getTime() + FIRST_RETRY_MS * 2 ** waits), this.clock.now());
    this.journal.alarm('the platform’s provider does not moderate', { task: run.taskId, reason: outcome });
    return run.fail('platform-provider-unavailable', 'the prompt could not be checked');
  }
}
