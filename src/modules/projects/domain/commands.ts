import type { AccountId, ProjectId } from '../../../shared-kernel/ids.js';
import { command, commands, errand, type CommandsOf } from '../../../shared-kernel/message.js';
import type { Sealed } from '../../../shared-kernel/ports/vault.js';
import type { Binding } from '../../../shared-kernel/who-pays.js';
import type { PlannedTask } from '../../media-pipeline/index.js';
import type { CitedQuote, ForkOrigin, PayerEvidence, PictureRef, ProjectPreferences, ProjectSource, SourceEvent, UploadEvent } from './events.js';

/** Orders to one project; `accountId` is the owner, and anybody else's order is refused as if there were no such project. */
export const projectCommands = commands('project', (data: { projectId: ProjectId }) => data.projectId, {
  CreateProject: command<{
    projectId: ProjectId;
    accountId: AccountId;
    name: Sealed;
    source: ProjectSource;
    boundTo: Binding | null;
    evidence: PayerEvidence;
    tasks: readonly PlannedTask[];
    forkedFrom?: ForkOrigin;
    quote?: CitedQuote;
    preferences?: ProjectPreferences;
  }>(),
  RenameProject: command<{ projectId: ProjectId; accountId: AccountId; name: Sealed; expectedVersion: number | null }>(),
  ChangeProjectInstructions: command<{ projectId: ProjectId; accountId: AccountId; text: Sealed; bytes: number; expectedVersion: number | null }>(),
  ChooseProjectPicture: command<{ projectId: ProjectId; accountId: AccountId; picture: PictureRef | null }>(),
  ChangePreferences: command<{ projectId: ProjectId; accountId: AccountId; preferences: ProjectPreferences; expectedVersion: number | null }>(),
  AddCard: command<{ projectId: ProjectId; accountId: AccountId; cardId: string; name: Sealed; prompt: Sealed; variables: Sealed }>(),
  ChangeCard: command<{
    projectId: ProjectId;
    accountId: AccountId;
    cardId: string;
    name: Sealed;
    prompt: Sealed;
    variables: Sealed;
    expectedVersion: number | null;
    /** The earlier version that it brings back. */
    restored?: number;
  }>(),
  RemoveCard: command<{ projectId: ProjectId; accountId: AccountId; cardId: string }>(),
  PinOutput: command<{ projectId: ProjectId; accountId: AccountId; cardId: string; outputId: string }>(),
  UnpinOutput: command<{ projectId: ProjectId; accountId: AccountId; cardId: string }>(),
  RequestWork: command<{
    projectId: ProjectId;
    accountId: AccountId;
    evidence: PayerEvidence;
    tasks: readonly PlannedTask[];
    cardId: string | null;
    cardVersion: number | null;
    quote?: CitedQuote;
  }>(),
  /** Several cards at once, under one quote: all of them or none. */
  RequestCards: command<{
    projectId: ProjectId;
    accountId: AccountId;
    evidence: PayerEvidence;
    runs: readonly { task: PlannedTask; cardId: string; cardVersion: number }[];
    quote?: CitedQuote;
  }>(),
  /** `filesGoAt` is when it can no longer be restored. */
  DeleteProject: command<{ projectId: ProjectId; accountId: AccountId; filesGoAt: string }>(),
  RestoreProject: command<{ projectId: ProjectId; accountId: AccountId; now: string }>(),
  /** Its files are gone. */
  RemoveProjectFiles: command<{ projectId: ProjectId; accountId: AccountId; files: number; bytes: number }>(),
});
export type ProjectCommand = CommandsOf<typeof projectCommands>;

type DataOf<Type extends UploadEvent['type']> = Extract<UploadEvent, { type: Type }>['data'];

/** Orders to the stream of one upload; the first report counts. */
export const uploadCommands = commands('upload', (data: { uploadId: string }) => data.uploadId, {
  ReceiveUpload: command<DataOf<'UploadReceived'>>(),
  RefuseUpload: command<DataOf<'UploadRefused'>>(),
});
export type UploadCommand = CommandsOf<typeof uploadCommands>;

type SourceDataOf<Type extends SourceEvent['type']> = Extract<SourceEvent, { type: Type }>['data'];

/** Orders to the stream of one stored source video. */
export const sourceCommands = commands('source', (data: { name: string }) => data.name, {
  DeleteSource: command<SourceDataOf<'SourceDeleted'>>(),
  RenderSound: command<SourceDataOf<'SoundRendered'>>(),
  FailRendering: command<SourceDataOf<'RenderingFailed'>>(),
});
export type SourceCommand = CommandsOf<typeof sourceCommands>;

/** What went with the projects and uploads of an erased account. */
export interface ForgottenProjects {
  readonly projects: number;
  readonly uploads: number;
  readonly files: number;
  readonly fileBytes: number;
}

/** Deletes every project of an erased account and every file that it sent; may be repeated. */
export const forgetProjects = errand<{ accountId: AccountId }, ForgottenProjects>('projects.forget-projects');
