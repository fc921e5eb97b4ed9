import { given } from '../../../shared-kernel/testing/given.js';
import type { PlannedTask } from '../../media-pipeline/index.js';
import { projectCommands } from './commands.js';
import type { PayerEvidence, ProjectEvent, ProjectSource } from './events.js';
import { project } from './project.js';

const ref = { projectId: 'talk', accountId: 'ada' };
const foreign = { projectId: 'talk', accountId: 'eve' };
const sealed = (text: string) => ({ sealed: text });
const source: ProjectSource = { kind: 'url', url: sealed('url'), maxSeconds: 60 };
const evidence: PayerEvidence = { keyRevision: 4, rule: 'R24', because: 'a key is stored' };
const boundTo = { fingerprint: 'f', lastFour: 'wxyz' };

const text = (taskId: string, cardId: string | null = null): PlannedTask => ({
  taskId,
  order: {
    operation: cardId === null ? 'text' : 'card',
    cardId,
    model: 'm',
    maxOutputTokens: 100,
    prompt: sealed('prompt'),
    transcriptFrom: null,
    shareCache: false,
    payer: { by: 'credits' },
    rule: 'R20',
    after: [],
  },
});

const creation = { ...ref, name: sealed('Talk'), source, boundTo, evidence, tasks: [text('first')] };
const created: ProjectEvent = { type: 'ProjectCreated', data: creation };
const deleted: ProjectEvent = { type: 'ProjectDeleted', data: { ...ref, taskIds: ['first'] } };

const card = { cardId: 'newsletter', name: sealed('Newsletter'), prompt: sealed('Write'), variables: sealed('{}') };
const added: ProjectEvent = { type: 'CardAdded', data: { ...ref, ...card, version: 1 } };
const changedTo = (version: number): ProjectEvent => ({ type: 'CardChanged', data: { ...ref, ...card, version } });
const gone: ProjectEvent = { type: 'CardRemoved', data: { ...ref, cardId: card.cardId } };

const requested = (taskId: string, version: number, cardId: string | null = null): ProjectEvent => ({
  type: 'WorkRequested',
  data: { ...ref, evidence, tasks: [text(taskId, cardId)], cardId, cardVersion: cardId === null ? null : 1, version },
});
const request = (taskIds: readonly string[], cardId: string | null = null) =>
  projectCommands.RequestWork({
    ...ref,
    evidence,
    tasks: taskIds.map(taskId => text(taskId, cardId)),
    cardId,
    cardVersion: cardId === null ? null : 1,
  });

const rename = (expectedVersion: number | null) => projectCommands.RenameProject({ ...ref, name: sealed('Better'), expectedVersion });
const renamed = (version: number): ProjectEvent => ({ type: 'ProjectRenamed', data: { ...ref, name: sealed('Better'), version } });
const instruct = (expectedVersion: number | null) =>
  projectCommands.ChangeProjectInstructions({ ...ref, text: sealed('Be brief'), bytes: 8, expectedVersion });
const instructed = (version: number): ProjectEvent => ({
  type: 'ProjectInstructionsChanged',
  data: { ...ref, text: sealed('Be brief'), bytes: 8, version },
});
const changeCard = (expectedVersion: number | null) => projectCommands.ChangeCard({ ...ref, ...card, expectedVersion });
const filesGoAt = '2026-12-02T00:00:00.000Z';
const remove = projectCommands.DeleteProject({ ...ref, filesGoAt });
const restore = (now: string) => projectCommands.RestoreProject({ ...ref, now });
const inGrace: ProjectEvent = { type: 'ProjectDeleted', data: { ...ref, taskIds: ['first'], filesGoAt } };
const backAgain: ProjectEvent = { type: 'ProjectRestored', data: ref };
const withoutFiles: ProjectEvent = { type: 'ProjectFilesRemoved', data: { ...ref, files: 3, bytes: 30 } };
const removeFiles = projectCommands.RemoveProjectFiles({ ...ref, files: 3, bytes: 30 });

describe('a project', () => {
  it('[R24] is created once, with its binding and with what the decision about the payer saw', () => {
    given(project)().when(projectCommands.CreateProject(creation)).then(created);
    given(project)(created).when(projectCommands.CreateProject(creation)).thenNothing();
    given(project)(created, deleted).when(projectCommands.CreateProject(creation)).thenNothing();
  });

  it('[A-15] remembers the project that it was forked from, and counts none of the tasks of that one as its own', () => {
    const forked = { ...creation, tasks: [], forkedFrom: { projectId: 'origin', taskIds: ['first'] } };
    const made: ProjectEvent = { type: 'ProjectCreated', data: forked };
    given(project)().when(projectCommands.CreateProject(forked)).then(made);
    // so deleting the fork gives up nothing of the other project
    given(project)(made)
      .when(remove)
      .then({ type: 'ProjectDeleted', data: { ...ref, taskIds: [], filesGoAt } });
  });

  it('is no project to anybody else, and none before it was created or after it was deleted', () => {
    const strangers = [
      projectCommands.RenameProject({ ...foreign, name: sealed('Mine'), expectedVersion: null }),
      projectCommands.ChangeProjectInstructions({ ...foreign, text: sealed('x'), bytes: 1, expectedVersion: null }),
      projectCommands.AddCard({ ...foreign, ...card }),
      projectCommands.ChangeCard({ ...foreign, ...card, expectedVersion: null }),
      projectCommands.RemoveCard({ ...foreign, cardId: card.cardId }),
      projectCommands.RequestWork({ ...foreign, evidence, tasks: [text('x')], cardId: null, cardVersion: null }),
      projectCommands.DeleteProject({ ...foreign, filesGoAt }),
    ];
    for (const command of strangers) given(project)(created, added).when(command).thenRefused('project_unknown');
    for (const history of [[], [created, deleted]])
      given(project)(...history)
        .when(rename(null))
        .thenRefused('project_unknown');
    given(project)(created, deleted)
      .when(projectCommands.DeleteProject({ ...foreign, filesGoAt }))
      .thenRefused('project_unknown');
    given(project)().when(remove).thenRefused('project_unknown');
  });

  it('can be restored by its owner within its time of grace, as it was, and not after it', () => {
    given(project)(created, added, inGrace).when(restore('2026-12-01T23:59:59.999Z')).then(backAgain);
    given(project)(created, added, inGrace, backAgain).when(remove).then(inGrace);
    given(project)(created, inGrace).when(restore(filesGoAt)).thenRefused('project_unknown');
    given(project)(created, inGrace)
      .when(projectCommands.RestoreProject({ ...foreign, now: '2026-12-01T00:00:00.000Z' }))
      .thenRefused('project_unknown');
    given(project)(created, deleted).when(restore('2026-12-01T00:00:00.000Z')).thenRefused('project_unknown');
    given(project)(created).when(restore('2026-12-01T00:00:00.000Z')).thenNothing();
  });

  it('loses its files once, after it was deleted alone, and is never restored then', () => {
    given(project)(created).when(removeFiles).thenNothing();
    given(project)(created, inGrace).when(removeFiles).then(withoutFiles);
    given(project)(created, inGrace, withoutFiles).when(removeFiles).thenNothing();
    given(project)(created, inGrace, backAgain).when(removeFiles).thenNothing();
    given(project)(created, inGrace, withoutFiles).when(restore('2026-12-01T00:00:00.000Z')).thenRefused('project_unknown');
    given(project)(created, inGrace, withoutFiles).when(remove).thenNothing();
  });

  it('gets another name from whoever has seen the present one', () => {
    given(project)(created).when(rename(1)).then(renamed(2));
    given(project)(created, renamed(2)).when(rename(null)).then(renamed(3));
    given(project)(created, renamed(2)).when(rename(1)).thenRefused('precondition_stale');
  });

  it('has the picture that was chosen last to stand for it, and says nothing of the same choice', () => {
    const picture = { taskId: 'first', index: 2 };
    const choose = (chosen: typeof picture | null) => projectCommands.ChooseProjectPicture({ ...ref, picture: chosen });
    const chosen = (which: typeof picture | null): ProjectEvent => ({ type: 'ProjectPictureChosen', data: { ...ref, picture: which } });
    given(project)(created).when(choose(picture)).then(chosen(picture));
    given(project)(created).when(choose(null)).thenNothing();
    given(project)(created, chosen(picture)).when(choose(picture)).thenNothing();
    given(project)(created, chosen(picture))
      .when(choose({ ...picture, index: 0 }))
      .then(chosen({ ...picture, index: 0 }));
    given(project)(created, chosen(picture)).when(choose(null)).then(chosen(null));
    given(project)(created)
      .when(projectCommands.ChooseProjectPicture({ ...foreign, picture }))
      .thenRefused('project_unknown');
  });

  it('[R14] takes instructions from whoever has seen the present ones; before the first there is version 0', () => {
    given(project)(created).when(instruct(0)).then(instructed(1));
    given(project)(created, instructed(1)).when(instruct(1)).then(instructed(2));
    given(project)(created, instructed(1)).when(instruct(0)).thenRefused('precondition_stale');
  });

  it('keeps the versions of its name, its instructions and its cards apart', () =>
    given(project)(created, instructed(1), instructed(2), added, changedTo(2)).when(rename(1)).then(renamed(2)));

  it('takes a card once', () => {
    given(project)(created)
      .when(projectCommands.AddCard({ ...ref, ...card }))
      .then(added);
    given(project)(created, added)
      .when(projectCommands.AddCard({ ...ref, ...card }))
      .thenNothing();
  });

  it('changes a card that it has, for whoever has seen it', () => {
    given(project)(created, added).when(changeCard(1)).then(changedTo(2));
    given(project)(created, added, changedTo(2)).when(changeCard(1)).thenRefused('precondition_stale');
    given(project)(created).when(changeCard(null)).thenRefused('card_unknown');
    given(project)(created, added, gone).when(changeCard(null)).thenRefused('card_unknown');
  });

  it('takes a card out once', () => {
    given(project)(created, added)
      .when(projectCommands.RemoveCard({ ...ref, cardId: card.cardId }))
      .then(gone);
    given(project)(created, added, gone)
      .when(projectCommands.RemoveCard({ ...ref, cardId: card.cardId }))
      .thenNothing();
  });

  it('counts what it asked for, each card and each operation for itself', () => {
    given(project)(created, added)
      .when(request(['a'], card.cardId))
      .then(requested('a', 1, card.cardId));
    const history = [created, added, requested('a', 1, card.cardId), requested('b', 1), requested('c', 2)];
    given(project)(...history)
      .when(request(['d'], card.cardId))
      .then(requested('d', 2, card.cardId));
    given(project)(...history)
      .when(request(['d']))
      .then(requested('d', 3));
  });

  it('asks once for the same task, whatever is repeated', () => {
    given(project)(created, requested('a', 1))
      .when(request(['a']))
      .thenNothing();
    given(project)(created)
      .when(request(['first']))
      .thenNothing();
    given(project)(created, requested('a', 1))
      .when(request(['a', 'b']))
      .then(requested('b', 2));
    given(project)(created).when(request([])).thenNothing();
  });

  it('is deleted once, and names every task that it asked for', () => {
    given(project)(created, requested('a', 1))
      .when(remove)
      .then({ type: 'ProjectDeleted', data: { ...ref, taskIds: ['first', 'a'], filesGoAt } });
    given(project)(created, deleted).when(remove).thenNothing();
  });

  it('stays as it was deleted, whatever comes late', () =>
    given(project)(created, deleted, renamed(2), requested('a', 1))
      .when(request(['b']))
      .thenRefused('project_unknown'));

  it('asks for several cards by one order: one event a card, each with its own version and its own part of the quote', () => {
    const part = (taskId: string) => ({ taskId, ceiling: '5' as const, priceVersion: 'v' });
    const quote = { quoteId: sealed('q'), expiresAt: '2026-01-01T00:00:00.000Z', parts: [part('x'), part('y')] };
    const asked = (taskId: string, version: number): ProjectEvent => ({
      type: 'WorkRequested',
      data: {
        ...ref,
        evidence,
        tasks: [text(taskId, card.cardId)],
        cardId: card.cardId,
        cardVersion: 1,
        version,
        quote: { ...quote, parts: [part(taskId)] },
      },
    });
    const runs = ['x', 'y'].map(taskId => ({ task: text(taskId, card.cardId), cardId: card.cardId, cardVersion: 1 }));
    const together = projectCommands.RequestCards({ ...ref, evidence, runs, quote });
    given(project)(created, added).when(together).then(asked('x', 1), asked('y', 2));
    given(project)(created, added, asked('x', 1), asked('y', 2)).when(together).thenNothing();
  });

  it('has one output of a card that counts, and only an output of that card', () => {
    const pin = (outputId: string) => projectCommands.PinOutput({ ...ref, cardId: card.cardId, outputId });
    const pinned = (outputId: string): ProjectEvent => ({ type: 'OutputPinned', data: { ...ref, cardId: card.cardId, outputId } });
    const unpin = projectCommands.UnpinOutput({ ...ref, cardId: card.cardId });
    const made = [created, added, requested('x', 1, card.cardId), requested('y', 2, card.cardId), requested('z', 1)] as const;
    given(project)(...made)
      .when(pin('x'))
      .then(pinned('x'));
    given(project)(...made, pinned('x'))
      .when(pin('x'))
      .thenNothing();
    given(project)(...made, pinned('x'))
      .when(pin('y'))
      .then(pinned('y'));
    given(project)(...made)
      .when(pin('z'))
      .thenRefused('output_unknown');
    given(project)(...made)
      .when(unpin)
      .thenNothing();
    given(project)(...made, pinned('y'))
      .when(unpin)
      .then({ type: 'OutputUnpinned', data: { ...ref, cardId: card.cardId, outputId: 'y' } });
    given(project)(...made, pinned('y'), gone)
      .when(unpin)
      .thenRefused('card_unknown');
  });

  it('says of a version that brings an earlier one back which one that was', () => {
    const restore = projectCommands.ChangeCard({ ...ref, ...card, expectedVersion: 1, restored: 1 });
    given(project)(created, added)
      .when(restore)
      .then({ type: 'CardChanged', data: { ...ref, ...card, version: 2, restored: 1 } });
  });
});
