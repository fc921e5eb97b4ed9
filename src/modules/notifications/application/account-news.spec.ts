import { newsOf } from './account-news.js';

const said = (stream: string, type: string, data: Readonly<Record<string, unknown>> = {}) =>
  newsOf({ stream, type, data: { accountId: 'ada', ...data } });

describe('what an event means to a page', () => {
  it.each([
    ['project-p', 'ProjectCreated', { projectId: 'p' }, { type: 'project.created', area: 'projects', projectId: 'p' }],
    ['project-p', 'CardAdded', { projectId: 'p', cardId: 'c', version: 3 }, { type: 'project.changed', projectId: 'p', version: null }],
    ['task-t', 'TaskFailed', { projectId: 'p', taskId: 't', operation: 'text' }, { type: 'task.changed', taskId: 't' }],
    ['task-t', 'TaskSucceeded', { taskId: 't', operation: 'text' }, { type: 'output.completed', taskId: 't' }],
    ['task-t', 'TaskSucceeded', { taskId: 't', operation: 'transcription' }, { type: 'transcript.completed' }],
    ['transcript-p', 'TranscriptEdited', { projectId: 'p', version: 2 }, { type: 'transcript.changed', version: 2 }],
    ['apikey-ada', 'KeyCreditsExhausted', {}, { type: 'key.status_changed', area: 'keys', state: 'exhausted' }],
    ['apikey-ada', 'ApiKeyExpirySet', {}, { type: 'key.changed', area: 'keys', state: null }],
    ['credits-ada', 'CreditsHeld', {}, { type: 'balance.changed', area: 'credits' }],
  ])('%s %s', (stream, type, data, news) => expect(said(stream, type, data)).toMatchObject(news));

  it('is nothing where no page shows it', () => expect(said('email-hash', 'EmailReserved')).toBeNull());

  it('holds nothing that an event says beside ids, versions and states', () =>
    expect(said('project-p', 'ProjectRenamed', { projectId: 'p', name: { sealed: 'a name' }, note: 'words' })).toEqual({
      type: 'project.changed',
      area: 'projects',
      projectId: 'p',
      taskId: null,
      version: null,
      state: null,
    }));
});
