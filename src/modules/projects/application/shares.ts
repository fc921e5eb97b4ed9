import { Inject, Injectable } from '@nestjs/common';
import { newToken, tokenHash } from '../../../infrastructure/tokens/tokens.js';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { idFrom, type AccountId, type TaskId } from '../../../shared-kernel/ids.js';
import type { EventLog, Position } from '../../../shared-kernel/ports/event-log.js';
import { Clock, Commands, Queries, type Reading } from '../../../shared-kernel/ports/messages.js';
import { ShareUses } from '../../../shared-kernel/ports/share-uses.js';
import { EVENT_LOG } from '../../../shared-kernel/ports/tokens.js';
import { ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { NothingToShare, OutputUnknown, ShareUnknown } from '../domain/errors.js';
import { outputById, projectById, type ProjectView } from '../domain/queries.js';
import { share, type Share } from '../domain/share.js';
import { shareCommands } from '../domain/share-commands.js';
import type { SharedThings, ShareEvent } from '../domain/share-events.js';
import { sharesOfProject, type ShareView } from '../domain/share-queries.js';

const DAY_MS = 86_400_000;

/** What a link is to show, and for how long. */
export interface WantedShare extends SharedThings {
  readonly expiresInDays: number;
}

/** A link as its owner sees it. */
export interface ShownShare extends Omit<ShareView, 'accountId'> {
  readonly hasExpired: boolean;
  readonly uses: number;
  readonly lastUsedAt: string | null;
}

/** A project as seen by a link: nothing but what is shared may be read of it. */
export interface OpenShare {
  readonly shareId: string;
  readonly project: ProjectView;
  readonly things: SharedThings;
  readonly expiresAt: string;
}

/** Null for a text that never was the token of a link. */
const shareIdOf = (token: string): string | null => {
  const hash = tokenHash('sh', token);
  return hash && idFrom('share by its token', hash.toString('hex'));
};

/** Makes, lists, revokes and opens links to parts of projects. */
@Injectable()
export class Shares {
  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
    private readonly uses: ShareUses,
    private readonly clock: Clock,
    @Inject(EVENT_LOG) private readonly log: EventLog,
  ) {}

  /** The token is told here and kept nowhere: the share's id is made of it, and nothing leads back. */
  async create(order: CommandContext, accountId: AccountId, projectId: string, wanted: WantedShare) {
    if (!(await this.queries.ask(projectById, { accountId, projectId }))) throw ProjectUnknown();
    const { transcript, thumbnails, expiresInDays } = wanted;
    const outputIds = [...new Set(wanted.outputIds)];
    if (!transcript && !thumbnails && outputIds.length === 0) throw NothingToShare();
    await this.mustBeReady(accountId, projectId, outputIds);
    const token = newToken('sh');
    const shareId = shareIdOf(token);
    if (shareId === null) throw new Error('A token that does not know itself.');
    const expiresAt = new Date(this.clock.now().getTime() + expiresInDays * DAY_MS).toISOString();
    const data = { shareId, projectId, accountId, transcript, thumbnails, outputIds, expiresAt };
    const { position } = await this.commands.send(shareCommands.CreateShare(data), partOf(order, shareId));
    return { position, shareId, token, expiresAt };
  }

  async list(accountId: AccountId, projectId: string, page: { after: string | null; limit: number }, seen: Position | undefined) {
    const reading = await this.queries.read(sharesOfProject, { accountId, projectId, ...page }, seen);
    const used = new Map(
      (
        await this.uses.of(
          accountId,
          reading.value.shares.map(({ shareId }) => shareId),
        )
      ).map(use => [use.shareId, use]),
    );
    const now = this.clock.now().toISOString();
    const rows = reading.value.shares.map(({ accountId: _, ...shown }): ShownShare => {
      const use = used.get(shown.shareId);
      return { ...shown, hasExpired: shown.expiresAt <= now, uses: use?.uses ?? 0, lastUsedAt: use?.lastUsedAt.toISOString() ?? null };
    });
    return { ...reading, value: { rows, next: reading.value.next } } satisfies Reading<unknown>;
  }

  /** Throws `share_unknown`, whatever the reason. What is revoked or deleted shows nothing from that moment on: the log itself is asked. */
  async open(token: string): Promise<OpenShare> {
    const shareId = shareIdOf(token);
    const found = shareId === null ? share.initial : await this.asItIs(shareId);
    if (found.status !== 'live' || found.expiresAt <= this.clock.now().toISOString()) throw ShareUnknown();
    const { ref, things, expiresAt } = found;
    const project = await this.queries.ask(projectById, { accountId: ref.accountId, projectId: ref.projectId });
    if (!project) throw ShareUnknown();
    return { shareId: ref.shareId, project, things, expiresAt };
  }

  async countVisit({ shareId, project: { accountId } }: OpenShare): Promise<void> {
    await this.uses.count(shareId, accountId, this.clock.now());
  }

  private async asItIs(shareId: string): Promise<Share> {
    let state = share.initial;
    for await (const { type, data } of this.log.readStream(`share-${shareId}`)) state = share.evolve(state, { type, data } as unknown as ShareEvent);
    return state;
  }

  private async mustBeReady(accountId: AccountId, projectId: string, outputIds: readonly TaskId[]): Promise<void> {
    for (const outputId of outputIds) {
      const output = await this.queries.ask(outputById, { accountId, outputId });
      if (output?.projectId !== projectId || output.state !== 'ready') throw OutputUnknown();
    }
  }
}
