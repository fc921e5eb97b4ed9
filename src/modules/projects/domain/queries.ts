import type { AccountId, ProjectId } from '../../../shared-kernel/ids.js';
import { query } from '../../../shared-kernel/message.js';
import type { Sealed } from '../../../shared-kernel/ports/vault.js';
import type { Binding, KeyStanding } from '../../../shared-kernel/who-pays.js';
import type { ProjectSource } from './events.js';

/** What an account may do now, as far as its key decides it. */
export interface StandingView {
  readonly accountId: AccountId;
  readonly key: KeyStanding;
  /** Revision of the key's stream that this was read from; null before its first event. */
  readonly keyRevision: number | null;
}

/** A card as its project keeps it. */
export interface CardView {
  readonly cardId: string;
  readonly name: Sealed;
  readonly prompt: Sealed;
  readonly variables: Sealed;
  readonly version: number;
}

/** A project, with personal text still sealed. */
export interface ProjectView {
  readonly projectId: ProjectId;
  readonly accountId: AccountId;
  readonly name: Sealed;
  /** Grows with each change of the name; the entity tag of the project. */
  readonly version: number;
  readonly source: ProjectSource;
  readonly boundTo: Binding | null;
  readonly instructions: { readonly text: Sealed; readonly bytes: number; readonly version: number } | null;
  readonly cards: readonly CardView[];
  readonly taskIds: readonly string[];
  readonly createdAt: string;
  readonly changedAt: string;
}

/** Answers once the standing has seen the head of the key's stream; refuses with 503 when it cannot in time. */
export const standing = query<{ accountId: AccountId }, StandingView>('projects.standing');
/** Null for an unknown, deleted or foreign project. */
export const projectById = query<{ accountId: AccountId; projectId: ProjectId }, ProjectView | null>('projects.project-by-id');
/** Projects of an account, newest first. */
export const projectsOfAccount = query<
  { accountId: AccountId; after: string | null; limit: number },
  { projects: readonly ProjectView[]; next: string | null }
>('projects.projects-of-account');
/** Names, not contents, of the projects bound to a key. */
export const projectsBoundTo = query<{ accountId: AccountId; fingerprint: string }, readonly ProjectView[]>('projects.projects-bound-to');
