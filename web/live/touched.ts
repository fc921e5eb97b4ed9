import type { QueryKey } from '@tanstack/react-query';
import type { Shapes } from '../api/client.js';

export type News = Shapes['NewsShape'];
type Told = Pick<News, 'type' | 'projectId' | 'taskId' | 'notices'>;

const aProject = ({ projectId, taskId }: Told): readonly QueryKey[] => [
  ...(projectId === null
    ? [['projects']]
    : [
        ['projects', 'list'],
        ['projects', projectId],
      ]),
  ...(taskId === null
    ? []
    : [
        ['tasks', taskId],
        ['outputs', taskId],
      ]),
];
const theProjects = (): readonly QueryKey[] => [['projects'], ['accounts', 'me', 'storage']];
const theKey = (): readonly QueryKey[] => [['settings', 'api'], ['who-pays'], ['models'], ['quotes']];

const STALE: Readonly<Record<News['type'], (told: Told) => readonly QueryKey[] | null>> = {
  'stream.began': () => null,
  'account.changed': () => [['accounts'], ['tokens'], ['sessions']],
  'project.created': theProjects,
  'project.deleted': theProjects,
  'project.changed': aProject,
  'task.changed': aProject,
  'source.imported': aProject,
  'transcript.completed': aProject,
  'transcript.changed': aProject,
  'output.completed': aProject,
  'shares.changed': aProject,
  'gallery.changed': () => [['cards']],
  'upload.changed': () => [['uploads'], ['accounts', 'me', 'storage']],
  'key.status_changed': theKey,
  'key.changed': theKey,
  'balance.changed': () => [['credits'], ['quotes']],
  'notices.changed': () => [['notices']],
  'webhooks.changed': () => [['webhooks'], ['settings', 'letters']],
};

/** A later service may tell of what this page has never heard of. */
const known: Readonly<Partial<Record<string, (told: Told) => readonly QueryKey[] | null>>> = STALE;

/**
 * What an event of the account makes stale. Keys of queries are the segments of the address that they read, so `['projects', id]`
 * also names that project's tasks, transcript and cards. Null means everything: nothing that is shown may stay wrong.
 */
export const touched = (told: Told): readonly QueryKey[] | null => {
  const keys = known[told.type]?.(told) ?? null;
  return keys === null || told.notices.length === 0 ? keys : [...keys, ['notices']];
};
