import type { Shapes } from '../../api/client.js';

type Task = Pick<Shapes['TaskShape'], 'state' | 'percent' | 'retriedAs'>;

/** How a project stands, by its work: what goes on comes before what went wrong, and that before what is done. */
export type ProjectState =
  { readonly is: 'preparing' | 'waiting' | 'stopped' | 'failed' | 'ready' } | { readonly is: 'running'; readonly share: number };

export const stateOf = (tasks: readonly Task[]): ProjectState => {
  // what was tried again counts by its last try alone
  const last = tasks.filter(({ retriedAs }) => retriedAs === null);
  const has = (state: Task['state']): boolean => last.some(task => task.state === state);
  if (has('running')) {
    const done = last.reduce((sum, { state, percent }) => sum + (state === 'running' || state === 'scheduled' ? percent : 100), 0);
    return { is: 'running', share: done / (last.length * 100) };
  }
  if (has('waiting')) return { is: 'waiting' };
  if (has('scheduled') || last.length === 0) return { is: 'preparing' };
  if (has('stopped')) return { is: 'stopped' };
  return { is: has('failed') ? 'failed' : 'ready' };
};

/** The picture that stands for a project: the chosen one, or the first that was made. */
export const pictureOf = (
  { projectId, picture }: Pick<Shapes['ProjectShape'], 'projectId' | 'picture'>,
  tasks: readonly Pick<Shapes['TaskShape'], 'taskId' | 'operation' | 'state'>[],
): string | null => {
  const made = tasks.find(({ operation, state }) => operation === 'thumbnails' && state === 'succeeded');
  const shown = picture ?? (made ? { taskId: made.taskId, index: 0 } : null);
  return shown && `/v1/projects/${projectId}/thumbnails/${shown.taskId}?index=${shown.index}&width=320`;
};
