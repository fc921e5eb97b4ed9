import type { AccountId, ProjectId, TaskId } from '../../../shared-kernel/ids.js';
import { query } from '../../../shared-kernel/message.js';
import type { Sealed } from '../../../shared-kernel/ports/vault.js';
import type { Binding, KeyStanding } from '../../../shared-kernel/who-pays.js';
import type { Content } from '../../../shared-kernel/ports/storage.js';
import type { TaskProduct } from '../../media-pipeline/index.js';
import type { ForkOrigin, PictureRef, ProjectPreferences, ProjectSource, SoundTrack } from './events.js';

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
  /** The output of it that counts; null for none. */
  readonly pinned: TaskId | null;
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
  /** Null as long as nobody said anything. */
  readonly preferences: (ProjectPreferences & { readonly version: number }) | null;
  readonly cards: readonly CardView[];
  /** The thumbnail that stands for it; null for none. */
  readonly picture: PictureRef | null;
  readonly taskIds: readonly string[];
  /** Null for a project that was made of its source itself. */
  readonly forkedFrom: ForkOrigin | null;
  readonly createdAt: string;
  readonly changedAt: string;
  /** Null for one that is there; it can be restored until its files go. */
  readonly deleted: { readonly at: string; readonly filesGoAt: string } | null;
}

/** An upload as its owner sees it. */
export interface UploadView {
  readonly uploadId: string;
  readonly accountId: AccountId;
  readonly fileName: Sealed;
  readonly state: 'ready' | 'refused';
  /** Why it cannot be worked on; null when it can. */
  readonly problem: string | null;
  readonly bytes: number;
  readonly mediaType: string | null;
  readonly seconds: number | null;
  readonly container: string | null;
  readonly video: { readonly codec: string; readonly width: number; readonly height: number } | null;
  readonly audioTracks: number;
  /** Null for an upload that was looked at before tracks were listed. */
  readonly tracks: readonly SoundTrack[] | null;
  /** Null for one of before it was looked at. */
  readonly browsersPlay: boolean | null;
  readonly content: Content | null;
  readonly receivedAt: string;
}

/** One version of what a card, a one-off prompt or an image order made. */
export interface OutputView {
  readonly outputId: TaskId;
  readonly accountId: AccountId;
  readonly projectId: ProjectId;
  readonly operation: string;
  readonly cardId: string | null;
  /** Counts the outputs of the same card, or of the same operation without a card, from 1. */
  readonly version: number;
  readonly cardVersion: number | null;
  readonly state: 'underway' | 'ready' | 'stopped' | 'failed' | 'cancelled';
  readonly reason: string | null;
  /** What kind of trouble it failed from. */
  readonly cause: string | null;
  readonly payer: 'credits' | 'own-key';
  /** Its project is bound to the key that pays. */
  readonly bound: boolean;
  readonly model: string | null;
  /** How many pictures were ordered; null where none were. */
  readonly asked: number | null;
  readonly products: readonly TaskProduct[];
  readonly simulated: boolean;
  readonly requestedAt: string;
  readonly readyAt: string | null;
}

/** One upload of this account, or null. */
export const uploadById = query<{ accountId: AccountId; uploadId: string }, UploadView | null>('projects.upload-by-id');
/** What a project's cards, prompts and image orders made, oldest first. */
export const outputsOfProject = query<
  { accountId: AccountId; projectId: ProjectId; after: string | null; limit: number },
  { outputs: readonly OutputView[]; next: string | null }
>('projects.outputs-of-project');
/** One output, or null. */
export const outputById = query<{ accountId: AccountId; outputId: TaskId }, OutputView | null>('projects.output-by-id');

/** Answers once the standing has seen the head of the key's stream; refuses with 503 when it cannot in time. */
export const standing = query<{ accountId: AccountId }, StandingView>('projects.standing');
/** What the standing was when the key's stream had come to a revision (null for before its first event), reckoned from that stream alone. */
export const standingAt = query<{ accountId: AccountId; keyRevision: number | null }, StandingView>('projects.standing-at');
/** Null for an unknown, deleted or foreign project. */
export const projectById = query<{ accountId: AccountId; projectId: ProjectId }, ProjectView | null>('projects.project-by-id');
/** A project that was deleted and can be restored; null for any other. */
export const deletedProjectById = query<{ accountId: AccountId; projectId: ProjectId }, ProjectView | null>('projects.deleted-project-by-id');
/** Deleted projects of an account whose files are still there, newest first. */
export const deletedProjectsOfAccount = query<
  { accountId: AccountId; after: string | null; limit: number },
  { projects: readonly ProjectView[]; next: string | null }
>('projects.deleted-projects-of-account');
/** Projects of an account whose files must be there: those that are, and those that can be restored. */
export const keptProjectsOfAccount = query<
  { accountId: AccountId; after: string | null; limit: number },
  { projects: readonly ProjectView[]; next: string | null }
>('projects.kept-projects-of-account');
/** Projects of an account, newest first. */
export const projectsOfAccount = query<
  { accountId: AccountId; after: string | null; limit: number },
  { projects: readonly ProjectView[]; next: string | null }
>('projects.projects-of-account');
/** The projects that are bound to a key, oldest first, and how many there are of them in all. */
export const projectsBoundTo = query<
  { accountId: AccountId; fingerprint: string; after: string | null; limit: number },
  { projects: readonly ProjectView[]; next: string | null; total: number }
>('projects.projects-bound-to');

/** What an account's files take, in bytes. */
export interface StorageView {
  readonly accountId: AccountId;
  readonly sourceBytes: number;
  readonly madeBytes: number;
}

/** What an account's files take; nothing for one that has none. */
export const storageOf = query<{ accountId: AccountId }, StorageView>('projects.storage-of');

/** What became of making a stored source playable, by the name of the source. */
export interface RenditionView {
  readonly name: string;
  readonly accountId: AccountId;
  /** Null when it could not be made. */
  readonly content: Content | null;
  readonly seconds: number | null;
  readonly problem: string | null;
}

/** Null for a source that needs none, or that nothing was made of yet. */
export const renditionOf = query<{ name: string }, RenditionView | null>('projects.rendition-of');
