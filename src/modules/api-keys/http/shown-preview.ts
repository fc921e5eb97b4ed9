import { openFields } from '../../../infrastructure/http/open-fields.js';
import type { Opener } from '../../../shared-kernel/ports/vault.js';
import type { RemovalPreview } from '../application/removal-preview.js';
import type { AfterwardsShape, RemovalPreviewShape } from './key-life.requests.js';
import { shownKey } from './shown-key.js';

const STAYS_POSSIBLE = [
  'Everything that was made stays readable and can be exported.',
  'Projects can be listed, renamed, changed and deleted.',
  'Work that credits pay goes on: transcription, download, thumbnails.',
  'The same key can be added again and unlocks them at once.',
] as const;

const AFTERWARDS: readonly AfterwardsShape[] = [
  {
    projects: 'new_projects',
    afterRemoval: 'platform_credits',
    afterReplacement: 'openai_account',
    sentence:
      'New projects are paid with platform credits once no key is stored; with another key, texts and images are paid from its OpenAI account.',
    remedies: [],
  },
  {
    projects: 'projects_without_a_key',
    afterRemoval: 'platform_credits',
    afterReplacement: 'openai_account',
    sentence: 'Projects that were created without a key return to platform credits, or go on with the other key.',
    remedies: [],
  },
  {
    projects: 'projects_bound_to_this_key',
    afterRemoval: null,
    afterReplacement: null,
    sentence:
      'Projects that were created with this key generate nothing more, neither on credits nor with another key, until the very same key is back. A new project from the same video, or a fork, goes on without it.',
    remedies: ['add_same_key', 'create_new_project', 'fork_project'],
  },
];

const MOST_TASKS = 200;

/** A removal preview for its owner, names opened. */
export const shownPreview = async (opener: Opener, preview: RemovalPreview, now: Date): Promise<RemovalPreviewShape> => {
  const { accountId } = preview.key;
  const projects = await Promise.all(
    preview.projects.map(async ({ projectId, name, createdAt }) => ({
      projectId,
      name: (await openFields(opener, accountId, { name }, { name: 'project.name' })).name,
      createdAt,
    })),
  );
  return {
    key: shownKey(preview.key, now),
    lockedProjects: preview.lockedProjects,
    projects,
    next: preview.next,
    stoppingTasks: preview.tasks.slice(0, MOST_TASKS),
    stoppingTasksInAll: preview.tasks.length,
    staysPossible: STAYS_POSSIBLE,
    afterwards: AFTERWARDS,
    creditsAvailable: { microCredits: preview.creditsAvailable },
  };
};
