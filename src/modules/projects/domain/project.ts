import type { Decider } from '../../../shared-kernel/decider.js';
import { PreconditionStale, ProjectUnknown } from '../../../shared-kernel/refusal.js';
import type { ProjectCommand } from './commands.js';
import { CardUnknown, OutputUnknown } from './errors.js';
import { projectFacts, type PictureRef, type ProjectEvent, type ProjectRef } from './events.js';

/** A project made from a video: none → live ⇄ deleted → gone. Its binding to a key is fixed when it is created. */
export type Project =
  | { readonly status: 'none' }
  | { readonly status: 'deleted'; readonly ref: ProjectRef; readonly filesGoAt: string | null; readonly was: Live }
  | { readonly status: 'gone'; readonly ref: ProjectRef }
  | {
      readonly status: 'live';
      readonly ref: ProjectRef;
      readonly nameVersion: number;
      readonly instructionsVersion: number;
      readonly picture: PictureRef | null;
      readonly preferencesVersion: number;
      readonly cards: ReadonlyMap<string, number>;
      /** The output of each card that counts. */
      readonly pinned: ReadonlyMap<string, string>;
      /** The card that each task was asked for by. */
      readonly cardOf: ReadonlyMap<string, string>;
      readonly taskIds: readonly string[];
      /** How often each card, or each operation without a card, was asked for. */
      readonly asked: ReadonlyMap<string, number>;
    };

type Live = Extract<Project, { status: 'live' }>;
type Lasting = Exclude<ProjectCommand, { type: 'CreateProject' | 'DeleteProject' | 'RestoreProject' | 'RemoveProjectFiles' }>;

/** Anybody else's project is no project. */
const liveOf = (accountId: string, project: Project): Live => {
  if (project.status !== 'live' || project.ref.accountId !== accountId) throw ProjectUnknown();
  return project;
};

const next = (current: number, expected: number | null): number => {
  if (expected !== null && expected !== current) throw PreconditionStale();
  return current + 1;
};

const isSame = (a: PictureRef | null, b: PictureRef | null): boolean => a?.taskId === b?.taskId && a?.index === b?.index;

const versionOf = (cardId: string, { cards }: Live): number => {
  const version = cards.get(cardId);
  if (version === undefined) throw CardUnknown();
  return version;
};

/** One output of a card counts at a time, and no other card's. */
const pin = (command: Extract<ProjectCommand, { type: 'PinOutput' | 'UnpinOutput' }>, project: Live): readonly ProjectEvent[] => {
  const { cardId } = command.data;
  versionOf(cardId, project);
  const pinned = project.pinned.get(cardId);
  if (command.type === 'UnpinOutput') return pinned ? [{ type: 'OutputUnpinned', data: { ...project.ref, cardId, outputId: pinned } }] : [];
  const { outputId } = command.data;
  if (project.cardOf.get(outputId) !== cardId) throw OutputUnknown();
  return pinned === outputId ? [] : [{ type: 'OutputPinned', data: { ...project.ref, cardId, outputId } }];
};

const change = (command: Lasting, project: Live): readonly ProjectEvent[] => {
  const { ref } = project;
  switch (command.type) {
    case 'RenameProject':
      return [
        { type: 'ProjectRenamed', data: { ...ref, name: command.data.name, version: next(project.nameVersion, command.data.expectedVersion) } },
      ];
    case 'ChangeProjectInstructions': {
      const { text, bytes, expectedVersion } = command.data;
      return [{ type: 'ProjectInstructionsChanged', data: { ...ref, text, bytes, version: next(project.instructionsVersion, expectedVersion) } }];
    }
    case 'ChooseProjectPicture': {
      const { picture } = command.data;
      return isSame(picture, project.picture) ? [] : [{ type: 'ProjectPictureChosen', data: { ...ref, picture } }];
    }
    case 'ChangePreferences': {
      const { preferences, expectedVersion } = command.data;
      const version = next(project.preferencesVersion, expectedVersion);
      return [{ type: 'ProjectPreferencesChanged', data: { ...ref, preferences, version } }];
    }
    case 'AddCard': {
      const { cardId, name, prompt, variables } = command.data;
      return project.cards.has(cardId) ? [] : [{ type: 'CardAdded', data: { ...ref, cardId, name, prompt, variables, version: 1 } }];
    }
    case 'ChangeCard': {
      const { cardId, name, prompt, variables, expectedVersion, restored } = command.data;
      const version = next(versionOf(cardId, project), expectedVersion);
      return [{ type: 'CardChanged', data: { ...ref, cardId, name, prompt, variables, version, ...(restored && { restored }) } }];
    }
    case 'RemoveCard':
      return project.cards.has(command.data.cardId) ? [{ type: 'CardRemoved', data: { ...ref, cardId: command.data.cardId } }] : [];
    case 'PinOutput':
    case 'UnpinOutput':
      return pin(command, project);
    case 'RequestWork': {
      const { evidence, cardId, cardVersion, quote } = command.data;
      const tasks = command.data.tasks.filter(({ taskId }) => !project.taskIds.includes(taskId));
      const first = tasks[0];
      if (!first) return [];
      const version = (project.asked.get(cardId ?? first.order.operation) ?? 0) + 1;
      return [{ type: 'WorkRequested', data: { ...ref, evidence, tasks, cardId, cardVersion, version, ...(quote && { quote }) } }];
    }
    case 'RequestCards':
      return requestCards(command.data, project);
  }
};

/** One event a card, so that each output says by itself which version of its card it is; each carries its own part of the quote. */
const requestCards = (
  { evidence, runs, quote }: Extract<ProjectCommand, { type: 'RequestCards' }>['data'],
  project: Live,
): readonly ProjectEvent[] => {
  const asked = new Map(project.asked);
  return runs
    .filter(({ task }) => !project.taskIds.includes(task.taskId))
    .map(({ task, cardId, cardVersion }) => {
      const version = (asked.get(cardId) ?? 0) + 1;
      asked.set(cardId, version);
      const cited = quote && { quote: { ...quote, parts: quote.parts.filter(({ taskId }) => taskId === task.taskId) } };
      return { type: 'WorkRequested', data: { ...project.ref, evidence, tasks: [task], cardId, cardVersion, version, ...cited } };
    });
};

const without = <Value>(map: ReadonlyMap<string, Value>, id: string): ReadonlyMap<string, Value> => new Map([...map].filter(([key]) => key !== id));

const afterRequest = (state: Live, { tasks, cardId, version }: Extract<ProjectEvent, { type: 'WorkRequested' }>['data']): Live => ({
  ...state,
  taskIds: [...state.taskIds, ...tasks.map(({ taskId }) => taskId)],
  cardOf: cardId === null ? state.cardOf : new Map([...state.cardOf, ...tasks.map(({ taskId }) => [taskId, cardId] as const)]),
  asked: new Map(state.asked).set(cardId ?? tasks[0]?.order.operation ?? '', version),
});

const deleted = (state: Project, filesGoAt: string): readonly ProjectEvent[] => {
  if (state.status === 'deleted' || state.status === 'gone') return [];
  if (state.status === 'none') throw ProjectUnknown();
  return [{ type: 'ProjectDeleted', data: { ...state.ref, taskIds: state.taskIds, filesGoAt } }];
};

const withoutFiles = (state: Project, { files, bytes }: { readonly files: number; readonly bytes: number }): readonly ProjectEvent[] =>
  state.status === 'deleted' ? [{ type: 'ProjectFilesRemoved', data: { ...state.ref, files, bytes } }] : [];

/** Within its time of grace; one that is there is left as it is. */
const restored = (state: Project, now: string): readonly ProjectEvent[] => {
  if (state.status === 'live') return [];
  if (state.status !== 'deleted' || state.filesGoAt === null || state.filesGoAt <= now) throw ProjectUnknown();
  return [{ type: 'ProjectRestored', data: state.ref }];
};

export const project: Decider<Project, ProjectCommand, ProjectEvent> = {
  facts: projectFacts,
  initial: { status: 'none' },

  decide(command, state) {
    if (command.type === 'CreateProject') return state.status === 'none' ? [{ type: 'ProjectCreated', data: command.data }] : [];
    if (state.status !== 'none' && state.ref.accountId !== command.data.accountId) throw ProjectUnknown();
    if (command.type === 'DeleteProject') return deleted(state, command.data.filesGoAt);
    if (command.type === 'RestoreProject') return restored(state, command.data.now);
    if (command.type === 'RemoveProjectFiles') return withoutFiles(state, command.data);
    return change(command, liveOf(command.data.accountId, state));
  },

  evolve(state, event): Project {
    if (event.type === 'ProjectCreated') {
      const { projectId, accountId, tasks, preferences } = event.data;
      const taskIds = tasks.map(({ taskId }) => taskId);
      const fresh = {
        nameVersion: 1,
        instructionsVersion: 0,
        preferencesVersion: preferences ? 1 : 0,
        picture: null,
        cards: new Map(),
        pinned: new Map(),
        cardOf: new Map(),
        asked: new Map(),
      };
      return { status: 'live', ref: { projectId, accountId }, taskIds, ...fresh };
    }
    if (event.type === 'ProjectFilesRemoved') return state.status === 'deleted' ? { status: 'gone', ref: state.ref } : state;
    if (event.type === 'ProjectRestored') return state.status === 'deleted' ? state.was : state;
    if (state.status !== 'live') return state;
    switch (event.type) {
      case 'ProjectRenamed':
        return { ...state, nameVersion: event.data.version };
      case 'ProjectInstructionsChanged':
        return { ...state, instructionsVersion: event.data.version };
      case 'ProjectPictureChosen':
        return { ...state, picture: event.data.picture };
      case 'ProjectPreferencesChanged':
        return { ...state, preferencesVersion: event.data.version };
      case 'CardAdded':
      case 'CardChanged':
        return { ...state, cards: new Map(state.cards).set(event.data.cardId, event.data.version) };
      case 'CardRemoved':
        return { ...state, cards: without(state.cards, event.data.cardId), pinned: without(state.pinned, event.data.cardId) };
      case 'OutputPinned':
        return { ...state, pinned: new Map(state.pinned).set(event.data.cardId, event.data.outputId) };
      case 'OutputUnpinned':
        return { ...state, pinned: without(state.pinned, event.data.cardId) };
      case 'WorkRequested':
        return afterRequest(state, event.data);
      case 'ProjectDeleted':
        return { status: 'deleted', ref: state.ref, filesGoAt: event.data.filesGoAt ?? null, was: state };
    }
  },
};
