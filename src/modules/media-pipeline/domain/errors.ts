import { refusal } from '../../../shared-kernel/refusal.js';

export const PromptUnknown = refusal('prompt_unknown', 'missing', 'No prompt was sent for this task.');
export const TaskEnded = refusal('task_ended', 'conflict', 'This task has ended.');
export const TaskIsStopped = refusal('task_stopped', 'conflict', 'This task was stopped and waits for its owner.', { remedies: ['resume_task'] });
export const TaskNotStopped = refusal('task_not_stopped', 'conflict', 'Only a stopped task can be taken up again.');
export const AttemptOpen = refusal('attempt_open', 'conflict', 'A call of this step is under way, or its outcome is not yet known.');
export const ReattemptSpent = refusal('reattempt_spent', 'conflict', 'A call with an unknown outcome is sent again once, and that was done.');
