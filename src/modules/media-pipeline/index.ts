export { examineContent, forgetTasks, removeTaskFiles, taskCommands, type ForgottenTasks } from './domain/commands.js';
export { taskFacts, type FailureCause, type TaskEvent, type TaskProduct, type TaskRef } from './domain/events.js';
export {
  receiptOf,
  someTasksOfProject,
  taskById,
  tasksByIds,
  tasksOfAccount,
  tasksOfProject,
  tasksUnderWayWithKey,
  waitingTasks,
  type ReceiptView,
  type TaskOfKey,
  type TaskView,
  type WaitingView,
} from './domain/queries.js';
export type {
  DownloadOrder,
  GivenPicture,
  ImageOrder,
  InstructionVersions,
  MediaSource,
  OwnUse,
  PlannedTask,
  TaskOrder,
  TaskPayer,
  TextOrder,
  ThumbnailsOrder,
  TranscriptionOrder,
} from './domain/events.js';
