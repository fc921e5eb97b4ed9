import type { AccountId, ProjectId, TaskId } from '../../../shared-kernel/ids.js';
import { fact, facts, type EventsOf } from '../../../shared-kernel/message.js';
import type { ImporterName } from '../../../shared-kernel/ports/importer.js';
import type { MicroText } from '../../../shared-kernel/money.js';
import type { Content } from '../../../shared-kernel/ports/storage.js';
import type { Sealed } from '../../../shared-kernel/ports/vault.js';
import type { Binding, PayerQuestion } from '../../../shared-kernel/who-pays.js';
import type { PlannedTask } from '../../media-pipeline/index.js';

/** Names one project. */
export interface ProjectRef {
  readonly projectId: ProjectId;
  readonly accountId: AccountId;
}

/** One sound track of a medium, in their order. */
export interface SoundTrack {
  readonly codec: string;
  readonly channels: number;
  /** As the container states it, ISO 639; null where it does not. */
  readonly language: string | null;
  readonly seconds: number;
}

/** How a project hears speech and which model writes for it, unless an order says otherwise; null leaves it to the platform. */
export interface ProjectPreferences {
  /** BCP 47. */
  readonly language: string | null;
  /** Names and terms that are likely to be said, as one JSON list. */
  readonly vocabulary: Sealed | null;
  readonly transcriptionModel: string | null;
  readonly textModel: string | null;
  /** Counted from 0. */
  readonly audioTrack: number | null;
}

/** What the project is made from. */
export type ProjectSource =
  | {
      readonly kind: 'upload';
      readonly uploadId: string;
      readonly content: Content;
      readonly seconds: number;
      readonly hasVideo: boolean;
      readonly hasAudio: boolean;
      /** Missing in projects from before tracks could be chosen. */
      readonly audioTracks?: number;
      /** Missing in projects of before it was looked at. */
      readonly browsersPlay?: boolean;
    }
  | { readonly kind: 'url'; readonly url: Sealed; readonly maxSeconds: number; readonly importer?: ImporterName };

/** The stream `upload-<uploadId>`: a file that its owner sent, before any project is made of it. */
export const uploadFacts = facts('upload', {
  UploadReceived: fact<{
    uploadId: string;
    accountId: AccountId;
    /** As the sender called it; never a path of ours. */
    fileName: Sealed;
    content: Content;
    /** SHA-256 of the bytes, sealed: in clear it would tell who has the same file. */
    digest: Sealed;
    seconds: number;
    container: string;
    video: { codec: string; width: number; height: number } | null;
    audioTracks: number;
    /** Missing in uploads that were looked at before tracks could be chosen. */
    tracks?: readonly SoundTrack[];
    /** Every browser plays it as it is. */
    browsersPlay?: boolean;
  }>('A media file arrived and was looked at.'),
  UploadRefused: fact<{ uploadId: string; accountId: AccountId; fileName: Sealed; bytes: number; code: string }>(
    'A file arrived that cannot be worked on; it was deleted.',
  ),
});
export type UploadEvent = EventsOf<typeof uploadFacts>;

/** The stream `source-<name>`: a stored source video, by the name that its content lies under. */
export const sourceFacts = facts('source', {
  SoundRendered: fact<{ name: string; accountId: AccountId; content: Content; seconds: number }>(
    'Sound that browsers can play was made of a source video that they cannot.',
  ),
  RenderingFailed: fact<{ name: string; accountId: AccountId; problem: string }>('No sound for browsers could be made of a source video.'),
  SourceDeleted: fact<{
    name: string;
    accountId: AccountId;
    bytes: number;
    /** Null for what was imported. */
    uploadId: string | null;
    why: 'project-deleted' | 'retention';
  }>('A source video that no project needs any more was deleted; what was made of it stays.'),
});
export type SourceEvent = EventsOf<typeof sourceFacts>;

/** What a decision about the payer saw: the key stream's revision and the rule that decided. */
export interface PayerEvidence {
  readonly keyRevision: number | null;
  readonly rule: string;
  readonly because: string;
  /** All that the resolver was asked, so that it can be asked again; missing in what was decided before it was kept. */
  readonly question?: PayerQuestion;
}

/** The quote that an order cited and was carried out under. */
export interface CitedQuote {
  /** As its owner has it: it is sealed as it is. */
  readonly quoteId: Sealed;
  readonly expiresAt: string;
  /** What was promised for each task, in their order. */
  readonly parts: readonly {
    readonly taskId: TaskId;
    /** Micro-credits where credits pay, micro-dollars at the provider where an own key does. */
    readonly ceiling: MicroText;
    readonly priceVersion: string;
  }[];
}

/** The project that another one began with, and its finished tasks whose products both share from then on. */
export interface ForkOrigin {
  readonly projectId: ProjectId;
  readonly taskIds: readonly TaskId[];
}

/** One of a project's thumbnails: of its own, or of those that it inherited when it was forked. */
export interface PictureRef {
  readonly taskId: TaskId;
  readonly index: number;
}

/** Everything that a project's stream, `project-<projectId>`, may say. */
export const projectFacts = facts('project', {
  ProjectCreated: fact<
    ProjectRef & {
      name: Sealed;
      source: ProjectSource;
      /** The key that it is bound to; null means credits, or whatever usable key is stored later. */
      boundTo: Binding | null;
      evidence: PayerEvidence;
      tasks: readonly PlannedTask[];
      /** Set when it began with what another project had paid for. */
      forkedFrom?: ForkOrigin;
      /** Set when a quote was cited. */
      quote?: CitedQuote;
      /** Set when its creator said more than the platform's standard. */
      preferences?: ProjectPreferences;
    }
  >('A project was created from a video.'),
  ProjectRenamed: fact<ProjectRef & { name: Sealed; version: number }>('A project got another name.'),
  ProjectInstructionsChanged: fact<ProjectRef & { text: Sealed; bytes: number; version: number }>(
    'A project changed the instructions that go with each of its generations.',
  ),
  ProjectPictureChosen: fact<ProjectRef & { picture: PictureRef | null }>(
    'One of a project’s thumbnails was chosen to stand for it, or none any more.',
  ),
  ProjectPreferencesChanged: fact<ProjectRef & { preferences: ProjectPreferences; version: number }>(
    'A project changed how it hears speech and which model writes for it.',
  ),
  CardAdded: fact<ProjectRef & { cardId: string; name: Sealed; prompt: Sealed; variables: Sealed; version: number }>(
    'A card was added to a project.',
  ),
  CardChanged: fact<
    ProjectRef & {
      cardId: string;
      name: Sealed;
      prompt: Sealed;
      variables: Sealed;
      version: number;
      /** The earlier version that it brought back; missing where it was written. */
      restored?: number;
    }
  >('A card was changed.'),
  CardRemoved: fact<ProjectRef & { cardId: string }>('A card was taken out of a project; what it made stays.'),
  OutputPinned: fact<ProjectRef & { cardId: string; outputId: TaskId }>('The owner marked one output of a card as the one that counts.'),
  OutputUnpinned: fact<ProjectRef & { cardId: string; outputId: TaskId }>('The owner took the mark from an output of a card.'),
  WorkRequested: fact<
    ProjectRef & {
      evidence: PayerEvidence;
      tasks: readonly PlannedTask[];
      cardId: string | null;
      cardVersion: number | null;
      /** Counts the requests of the same card, or of the same operation without a card, from 1. */
      version: number;
      /** Set when a quote was cited. */
      quote?: CitedQuote;
    }
  >('A project asked for paid work: a text, a card, an image or more thumbnails.'),
  ProjectDeleted: fact<
    ProjectRef & {
      taskIds: readonly TaskId[];
      /** Until then it can be restored, and after it its files go; at once when it is missing. */
      filesGoAt?: string;
    }
  >('A project was deleted; its files go after a time of grace, its books stay.'),
  ProjectRestored: fact<ProjectRef>('A deleted project was restored within its time of grace; work that was given up stays so.'),
  ProjectFilesRemoved: fact<ProjectRef & { files: number; bytes: number }>(
    'What a deleted project kept was removed after its time of grace; its books stay.',
  ),
});
export type ProjectEvent = EventsOf<typeof projectFacts>;
