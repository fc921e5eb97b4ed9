import { Inject, Injectable } from '@nestjs/common';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import { Commands, Queries, type Sent } from '../../../shared-kernel/ports/messages.js';
import { EVENT_LOG } from '../../../shared-kernel/ports/tokens.js';
import { ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { projectCommands } from '../domain/commands.js';
import { CardUnknown, CardVersionUnknown } from '../domain/errors.js';
import type { ProjectEvent } from '../domain/events.js';
import type { SealedCard } from '../domain/gallery-events.js';
import { projectById } from '../domain/queries.js';

/** One version of a project's card. */
export interface CardVersion extends SealedCard {
  readonly version: number;
  /** The version that it brought back; null when it was written. */
  readonly restored: number | null;
  readonly at: string;
}

interface WhichCard {
  readonly accountId: string;
  readonly projectId: string;
  readonly cardId: string;
}

/** All that a card of a project ever said, read from the log, and the way back to one of it. */
@Injectable()
export class CardVersions {
  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
    @Inject(EVENT_LOG) private readonly log: EventLog,
  ) {}

  /** Oldest first. Throws `project_unknown` and `card_unknown`; a card that was taken out is none. */
  async of({ accountId, projectId, cardId }: WhichCard): Promise<readonly CardVersion[]> {
    if (!(await this.queries.ask(projectById, { accountId, projectId }))) throw ProjectUnknown();
    let versions: CardVersion[] = [];
    for await (const { type, data, metadata } of this.log.readStream(`project-${projectId}`)) {
      const event = { type, data } as unknown as ProjectEvent;
      if (event.type !== 'CardAdded' && event.type !== 'CardChanged' && event.type !== 'CardRemoved') continue;
      if (event.data.cardId !== cardId) continue;
      if (event.type === 'CardRemoved') versions = [];
      else {
        const { name, prompt, variables, version } = event.data;
        const restored = event.type === 'CardChanged' ? (event.data.restored ?? null) : null;
        versions.push({ name, prompt, variables, version, restored, at: metadata.at });
      }
    }
    if (versions.length === 0) throw CardUnknown();
    return versions;
  }

  /** Makes an earlier version the newest one, as a version of its own: nothing is lost by it. */
  async restore(context: CommandContext, card: WhichCard, version: number, expectedVersion: number | null): Promise<Sent> {
    const wanted = (await this.of(card)).find(known => known.version === version);
    if (!wanted) throw CardVersionUnknown();
    const { name, prompt, variables } = wanted;
    return this.commands.send(projectCommands.ChangeCard({ ...card, name, prompt, variables, expectedVersion, restored: version }), context);
  }
}
