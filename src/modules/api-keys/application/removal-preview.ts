import { Injectable } from '@nestjs/common';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { balance } from '../../credits/index.js';
import { tasksUnderWayWithKey, type TaskOfKey } from '../../media-pipeline/index.js';
import { projectsBoundTo, type ProjectView } from '../../projects/index.js';
import { KeyMissing } from '../domain/errors.js';
import { keyStatus, type KeyStatusView } from '../domain/queries.js';

/** What the removal of the stored key would do, as things stand. */
export interface RemovalPreview {
  readonly key: KeyStatusView;
  readonly projects: readonly ProjectView[];
  readonly next: string | null;
  readonly lockedProjects: number;
  readonly tasks: readonly TaskOfKey[];
  /** Platform credits, which would pay from then on where no key is stored. */
  readonly creditsAvailable: string;
}

/** Tells before a key goes what goes with it; changes nothing. */
@Injectable()
export class PreviewRemoval {
  constructor(private readonly queries: Queries) {}

  async of(accountId: string, { cursor: after, limit }: { readonly cursor: string | null; readonly limit: number }): Promise<RemovalPreview> {
    const key = await this.queries.ask(keyStatus, { accountId });
    if (!key) throw KeyMissing();
    const { fingerprint } = key;
    const [bound, tasks, { available }] = await Promise.all([
      this.queries.ask(projectsBoundTo, { accountId, fingerprint, after, limit }),
      this.queries.ask(tasksUnderWayWithKey, { accountId, fingerprint }),
      this.queries.ask(balance, { accountId }),
    ]);
    return { key, projects: bound.projects, next: bound.next, lockedProjects: bound.total, tasks, creditsAvailable: available };
  }

  /** How many projects are bound to a key. */
  async countOf(accountId: string, fingerprint: string | null): Promise<number> {
    if (fingerprint === null) return 0;
    return (await this.queries.ask(projectsBoundTo, { accountId, fingerprint, after: null, limit: 1 })).total;
  }
}
