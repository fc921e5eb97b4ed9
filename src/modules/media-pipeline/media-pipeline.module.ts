import { Module } from '@nestjs/common';
import type { ModuleParts } from '../../shared-kernel/module-parts.js';
import { CallsUnderWay } from './application/calls-under-way.js';
import { CancelTask } from './application/cancel-task.js';
import { ClearSpoolJob } from './application/clear-spool.job.js';
import { Credentials } from './application/credentials.js';
import { ExamineContent } from './application/examine-content.js';
import { FetchSource } from './application/fetch-source.js';
import { RecreateJobs, StartFollowersJob, StopTasksOfKeyJob, TakeUpTaskJob } from './application/follow-up.jobs.js';
import { RemoveTaskFiles } from './application/remove-task-files.js';
import { TaskFiles } from './application/task-files.js';
import { ForeseeEnd } from './application/foresee-end.js';
import { ForgetTasks } from './application/forget-tasks.js';
import { LiveProgress } from './application/live-progress.js';
import { LiveText } from './application/live-text.js';
import { LiveTextElsewhere } from './application/live-text-elsewhere.js';
import { MakeImage } from './application/make-image.js';
import { ModeratePrompt } from './application/moderate-prompt.js';
import { AnswerSpool } from './application/answer-spool.js';
import { PaidCall } from './application/paid-call.js';
import { performTaskWhenDue } from './application/perform-task-when-due.policy.js';
import { PerformCallTaskJob, PerformMediaTaskJob, TaskPerformer } from './application/perform-task.job.js';
import { ProviderRequests } from './application/provider-requests.js';
import { scheduleTasksWhenProjectAsks } from './application/schedule-tasks-when-project-asks.policy.js';
import { Sources } from './application/sources.js';
import { stopTasksWhenKeyGoes } from './application/stop-tasks-when-key-goes.policy.js';
import { TakeThumbnails } from './application/take-thumbnails.js';
import { TakenOver } from './application/taken-over.js';
import { taskAnswers } from './application/task.answers.js';
import { Transcribe } from './application/transcribe.js';
import { Transcripts } from './application/transcripts.js';
import { UnreadableOrder } from './application/unreadable-order.js';
import { WatchProject } from './application/watch-project.js';
import { WriteText } from './application/write-text.js';
import { task } from './domain/task.js';
import { ReceiptsController } from './http/receipts.controller.js';
import { SourcesController } from './http/sources.controller.js';
import { StepsController } from './http/steps.controller.js';
import { SupportTasksController } from './http/support-tasks.controller.js';
import { TasksController } from './http/tasks.controller.js';
import { imports } from './projections/imports.projection.js';
import { openTasks } from './projections/open-tasks.projection.js';
import { receipts } from './projections/receipts.projection.js';
import { tasks } from './projections/tasks.projection.js';

/** What of this module is declared rather than injected. */
export const mediaPipelineParts: ModuleParts = {
  module: 'media-pipeline',
  deciders: [task],
  projections: [tasks, openTasks, receipts, imports],
  policies: [scheduleTasksWhenProjectAsks, performTaskWhenDue, stopTasksWhenKeyGoes],
  answers: taskAnswers,
};

@Module({
  controllers: [ReceiptsController, SourcesController, StepsController, SupportTasksController, TasksController],
  providers: [
    CallsUnderWay,
    CancelTask,
    ClearSpoolJob,
    Credentials,
    ExamineContent,
    FetchSource,
    ForeseeEnd,
    ForgetTasks,
    RemoveTaskFiles,
    TaskFiles,
    LiveProgress,
    LiveText,
    LiveTextElsewhere,
    MakeImage,
    ModeratePrompt,
    AnswerSpool,
    PaidCall,
    PerformCallTaskJob,
    PerformMediaTaskJob,
    ProviderRequests,
    RecreateJobs,
    Sources,
    StartFollowersJob,
    StopTasksOfKeyJob,
    TakenOver,
    TakeThumbnails,
    TakeUpTaskJob,
    TaskPerformer,
    Transcribe,
    Transcripts,
    UnreadableOrder,
    WatchProject,
    WriteText,
  ],
})
export class MediaPipelineModule {}
