import { projection } from '../../../shared-kernel/projection.js';
import type { ProjectEvent } from '../domain/events.js';
import type { CardView, ProjectView } from '../domain/queries.js';

type ProjectRow = ProjectView & { readonly [extension: string]: unknown };

type SaidCard = Omit<CardView, 'pinned'>;

const withCard = (row: ProjectRow, { cardId, name, prompt, variables, version }: SaidCard): readonly CardView[] => {
  const said = { cardId, name, prompt, variables, version };
  return row.cards.some(card => card.cardId === cardId)
    ? row.cards.map(card => (card.cardId === cardId ? { ...card, ...said } : card))
    : [...row.cards, { ...said, pinned: null }];
};

const withPin = (row: ProjectRow, cardId: string, pinned: string | null): readonly CardView[] =>
  row.cards.map(card => (card.cardId === cardId ? { ...card, pinned } : card));

/** Sorts after every time, so that a bound tells those that are there from those that were deleted. */
export const DELETED = '~';

/** Which projects does an account have, and what is in each? A deleted one stays apart until its files are removed. */
export const projectRows = projection<ProjectRow, ProjectEvent>({
  name: 'projects.projects',
  version: 5,
  rowsOf: ({ data }) => data.projectId,
  ownerOf: ({ data }) => data.accountId,
  sortBy: row => `${row.deleted === null ? '' : DELETED}${row.createdAt}|${row.projectId}`,
  groupBy: row => (row.deleted === null ? (row.boundTo?.fingerprint ?? '') : ''),
  on: {
    ProjectCreated: (_, { data: { projectId, accountId, name, source, boundTo, tasks, forkedFrom, preferences }, metadata: { at } }) => ({
      projectId,
      accountId,
      name,
      version: 1,
      source,
      boundTo,
      instructions: null,
      preferences: preferences ? { ...preferences, version: 1 } : null,
      cards: [],
      picture: null,
      taskIds: tasks.map(({ taskId }) => taskId),
      forkedFrom: forkedFrom ?? null,
      createdAt: at,
      changedAt: at,
      deleted: null,
    }),
    ProjectRenamed: (row, { data: { name, version }, metadata: { at } }) => row && { ...row, name, version, changedAt: at },
    ProjectInstructionsChanged: (row, { data: { text, bytes, version }, metadata: { at } }) =>
      row && { ...row, instructions: { text, bytes, version }, changedAt: at },
    ProjectPictureChosen: (row, { data: { picture }, metadata: { at } }) => row && { ...row, picture, changedAt: at },
    ProjectPreferencesChanged: (row, { data: { preferences, version }, metadata: { at } }) =>
      row && { ...row, preferences: { ...preferences, version }, changedAt: at },
    CardAdded: (row, { data, metadata: { at } }) => row && { ...row, cards: withCard(row, data), changedAt: at },
    CardChanged: (row, { data, metadata: { at } }) => row && { ...row, cards: withCard(row, data), changedAt: at },
    CardRemoved: (row, { data, metadata: { at } }) =>
      row && { ...row, cards: row.cards.filter(({ cardId }) => cardId !== data.cardId), changedAt: at },
    OutputPinned: (row, { data, metadata: { at } }) => row && { ...row, cards: withPin(row, data.cardId, data.outputId), changedAt: at },
    OutputUnpinned: (row, { data, metadata: { at } }) => row && { ...row, cards: withPin(row, data.cardId, null), changedAt: at },
    WorkRequested: (row, { data: { tasks }, metadata: { at } }) =>
      row && { ...row, taskIds: [...row.taskIds, ...tasks.map(({ taskId }) => taskId)], changedAt: at },
    ProjectDeleted: (row, { data: { filesGoAt }, metadata: { at } }) => row && { ...row, deleted: { at, filesGoAt: filesGoAt ?? at } },
    ProjectRestored: row => row && { ...row, deleted: null },
    ProjectFilesRemoved: () => undefined,
  },
});
