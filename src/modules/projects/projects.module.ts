import { Module } from '@nestjs/common';
import { PlainUploads } from '../../infrastructure/uploads/plain-uploads.js';
import { TusUploads } from '../../infrastructure/uploads/tus-uploads.js';
import type { OpenUploadStore } from '../../infrastructure/uploads/upload-store.js';
import type { ModuleParts } from '../../shared-kernel/module-parts.js';
import { CONFIGURATION, OPEN_UPLOADS } from '../../shared-kernel/ports/tokens.js';
import { DeleteProject } from './application/delete-project.use-case.js';
import { RemoveProject } from './application/remove-project.js';
import { RemoveDueProjectsJob, RemoveProjectJob } from './application/remove-projects.jobs.js';
import { DeletionsController } from './http/deletions.controller.js';
import { deletionRows } from './projections/deletions.projection.js';
import { EndSharesJob } from './application/end-shares.job.js';
import { endSharesWhenProjectIsDeleted } from './application/end-shares-when-project-is-deleted.policy.js';
import { SharedView } from './application/shared-view.js';
import { Shares } from './application/shares.js';
import { share } from './domain/share.js';
import { SharedController } from './http/shared.controller.js';
import { SharedTries } from './http/shared-tries.js';
import { SharesController } from './http/shares.controller.js';
import { shareRows } from './projections/shares.projection.js';
import { ArchiveProject } from './application/archive-project.js';
import { CardGallery } from './application/card-gallery.js';
import { CardPrompts } from './application/card-prompts.js';
import { CardVersions } from './application/card-versions.js';
import { CheckCitations } from './application/check-citations.js';
import { CompareOutputs } from './application/compare-outputs.js';
import { EarlierWork } from './application/earlier-work.js';
import { PinOutput } from './application/pin-output.use-case.js';
import { SealedCards } from './application/sealed-cards.js';
import { Costs } from './application/costs.js';
import { ChangeWords } from './application/change-words.use-case.js';
import { CurrentWords } from './application/current-words.js';
import { CreateProject } from './application/create-project.use-case.js';
import { DeleteOldSourcesJob } from './application/delete-sources.jobs.js';
import { deleteSourceWhenProjectIsDeleted } from './application/delete-source-when-project-is-deleted.policy.js';
import { ForgetProjects } from './application/forget-projects.js';
import { ExportProject } from './application/export-project.js';
import { ForkProject } from './application/fork-project.use-case.js';
import { ImageMaterials } from './application/image-materials.js';
import { ImageWork } from './application/image-work.js';
import { ModelChoice } from './application/model-choice.js';
import { Instructions } from './application/instructions.js';
import { HowToListen } from './application/listening.js';
import { KeepWords } from './application/keep-words.js';
import { MadeContent } from './application/made-content.js';
import { makePlayableWhenSourceIsHere } from './application/make-playable-when-source-is-here.policy.js';
import { MakePlayableJob } from './application/make-playable.job.js';
import { Materials } from './application/materials.js';
import { Playback } from './application/playback.js';
import { PlanProject } from './application/plan-project.js';
import { PreviewPrompt } from './application/preview-prompt.js';
import { projectAnswers } from './application/projects.answers.js';
import { ForeseeRefusal } from './application/foresee-refusal.js';
import { Quotes } from './application/quotes.js';
import { ReceiveUpload } from './application/receive-upload.use-case.js';
import { RetriedWork } from './application/retried-work.js';
import { RetryTask } from './application/retry-task.use-case.js';
import { RequestWork } from './application/request-work.use-case.js';
import { SearchWords } from './application/search-words.js';
import { Sources } from './application/sources.js';
import { StorageRoom } from './application/storage-room.js';
import { StoredSources } from './application/stored-sources.js';
import { CountWithOwnKey } from './application/count-with-own-key.js';
import { SetAsideOwnSpend } from './application/set-aside-own-spend.js';
import { TextWork } from './application/text-work.js';
import { Thumbnails } from './application/thumbnails.js';
import { ThumbnailWork } from './application/thumbnail-work.js';
import { TranscriptionWork } from './application/transcription-work.js';
import { RecoverUploads, TidyUploadsJob } from './application/tidy-uploads.job.js';
import { gallery } from './domain/gallery.js';
import { project } from './domain/project.js';
import { projectTranscript } from './domain/project-transcript.js';
import { sourceMedia } from './domain/source-media.js';
import { upload } from './domain/upload.js';
import { CardsController } from './http/cards.controller.js';
import { ExportsController } from './http/exports.controller.js';
import { ForksController } from './http/forks.controller.js';
import { PayersController } from './http/payers.controller.js';
import { GalleryController } from './http/gallery.controller.js';
import { OutputsController } from './http/outputs.controller.js';
import { MaterialsController } from './http/materials.controller.js';
import { PreferencesController } from './http/preferences.controller.js';
import { PlaybackController } from './http/playback.controller.js';
import { ProjectsController } from './http/projects.controller.js';
import { SearchController } from './http/search.controller.js';
import { SearchTries } from './http/search-tries.js';
import { SupportRetriesController } from './http/support-retries.controller.js';
import { RetriesController } from './http/retries.controller.js';
import { StorageController } from './http/storage.controller.js';
import { ThumbnailsController } from './http/thumbnails.controller.js';
import { TranscriptsController } from './http/transcripts.controller.js';
import { UploadsController } from './http/uploads.controller.js';
import { WorkController } from './http/work.controller.js';
import { outputRows } from './projections/outputs.projection.js';
import { playbackRows } from './projections/playback.projection.js';
import { projectRows } from './projections/projects.projection.js';
import { standingRows } from './projections/standing.projection.js';
import { storageRows } from './projections/storage.projection.js';
import { transcriptRows } from './projections/transcripts.projection.js';
import { uploadRows } from './projections/uploads.projection.js';

/** What of this module is declared rather than injected. */
export const projectsParts: ModuleParts = {
  module: 'projects',
  deciders: [gallery, project, projectTranscript, share, sourceMedia, upload],
  projections: [standingRows, projectRows, uploadRows, outputRows, storageRows, playbackRows, transcriptRows, shareRows, deletionRows],
  policies: [makePlayableWhenSourceIsHere, deleteSourceWhenProjectIsDeleted, endSharesWhenProjectIsDeleted],
  answers: projectAnswers,
};

interface UploadLimits {
  readonly dataDir: string;
  readonly maxUploadBytes: number;
}

const plainUploads = {
  provide: PlainUploads,
  inject: [CONFIGURATION],
  useFactory: ({ dataDir, maxUploadBytes }: UploadLimits) => new PlainUploads({ dataDir, maxBytes: maxUploadBytes }),
};

const tusUploads = {
  provide: TusUploads,
  inject: [CONFIGURATION, ReceiveUpload, OPEN_UPLOADS],
  useFactory: ({ dataDir, maxUploadBytes }: UploadLimits, receive: ReceiveUpload, openStore: OpenUploadStore) =>
    new TusUploads({
      dataDir,
      openStore,
      path: '/v1/uploads',
      maxBytes: maxUploadBytes,
      onFinished: async file => ({ 'Keyreel-Position': (await receive.run(file)).position }),
    }),
};

@Module({
  controllers: [
    CardsController,
    DeletionsController,
    ExportsController,
    ForksController,
    GalleryController,
    OutputsController,
    MaterialsController,
    PayersController,
    PreferencesController,
    PlaybackController,
    ProjectsController,
    SearchController,
    SharedController,
    SharesController,
    RetriesController,
    SupportRetriesController,
    StorageController,
    ThumbnailsController,
    TranscriptsController,
    UploadsController,
    WorkController,
  ],
  providers: [
    plainUploads,
    tusUploads,
    RecoverUploads,
    TidyUploadsJob,
    CardGallery,
    CardPrompts,
    CardVersions,
    CheckCitations,
    CompareOutputs,
    EarlierWork,
    PinOutput,
    SealedCards,
    Costs,
    CountWithOwnKey,
    SetAsideOwnSpend,
    CreateProject,
    ChangeWords,
    CurrentWords,
    ArchiveProject,
    EndSharesJob,
    SharedTries,
    SharedView,
    Shares,
    ExportProject,
    ForkProject,
    DeleteOldSourcesJob,
    DeleteProject,
    RemoveDueProjectsJob,
    RemoveProject,
    RemoveProjectJob,
    ForgetProjects,
    StorageRoom,
    StoredSources,
    ImageMaterials,
    ImageWork,
    ModelChoice,
    Instructions,
    KeepWords,
    MakePlayableJob,
    Materials,
    Playback,
    PlanProject,
    PreviewPrompt,
    Quotes,
    MadeContent,
    ForeseeRefusal,
    ReceiveUpload,
    RequestWork,
    SearchTries,
    SearchWords,
    RetriedWork,
    RetryTask,
    Sources,
    TextWork,
    Thumbnails,
    HowToListen,
    ThumbnailWork,
    TranscriptionWork,
  ],
})
export class ProjectsModule {}
