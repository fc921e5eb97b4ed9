import { given } from '../../../shared-kernel/testing/given.js';
import { projectTranscript } from './project-transcript.js';
import { transcriptCommands, type HeardWords } from './transcript-commands.js';
import type { StoredWords, TranscriptEvent } from './transcript-events.js';

const ref = { projectId: 'talk', accountId: 'ada' };
const stored = (name: string): StoredWords => ({
  content: { name, mediaType: 'application/json', bytes: 1, protection: 'sealed', commitment: name, salt: { sealed: 's' } },
  segments: 1,
  seconds: 2,
});
const hears = (taskId: string): HeardWords => ({ taskId, ...stored(taskId) });
const heard = (version: number, taskId: string): TranscriptEvent => ({
  type: 'TranscriptHeard',
  data: { ...ref, version, taskId, ...stored(taskId) },
});
const file = { ...stored('file'), format: 'srt' as const, encoding: 'utf-8' };
const brought = (version: number): TranscriptEvent => ({ type: 'TranscriptBrought', data: { ...ref, version, ...file } });
const edited = (version: number, basedOn: number): TranscriptEvent => ({
  type: 'TranscriptEdited',
  data: { ...ref, version, basedOn, ...stored('edit') },
});
const order = { ...ref, heard: [] };
const seen = (commitment: string) => ({ seen: { commitment } });

describe('the words of a project', () => {
  it('may be brought before anybody heard any', () =>
    given(projectTranscript)()
      .when(transcriptCommands.BringTranscript({ ...order, ...file, seen: 'none' }))
      .then(brought(1)));

  it('are brought over those that were heard and seen, which stay a version', () =>
    given(projectTranscript)()
      .when(transcriptCommands.BringTranscript({ ...order, ...file, heard: [hears('t')], ...seen('t') }))
      .then(heard(1, 't'), brought(2)));

  it('are not brought over a transcription that ended meanwhile', () =>
    given(projectTranscript)()
      .when(transcriptCommands.BringTranscript({ ...order, ...file, heard: [hears('t')], seen: 'none' }))
      .thenRefused('precondition_stale'));

  it('are changed by whoever has seen the newest', () =>
    given(projectTranscript)(brought(1))
      .when(transcriptCommands.EditTranscript({ ...order, ...stored('edit'), ...seen('file') }))
      .then(edited(2, 1)));

  it('are not changed by whoever has seen others', () =>
    given(projectTranscript)(brought(1), edited(2, 1))
      .when(transcriptCommands.EditTranscript({ ...order, ...stored('other'), ...seen('file') }))
      .thenRefused('precondition_stale'));

  it('lose neither a change nor what was heard anew while it was made', () =>
    given(projectTranscript)(heard(1, 't'), edited(2, 1))
      .when(transcriptCommands.RestoreTranscript({ ...order, heard: [hears('t'), hears('again')], ...seen('again'), version: 2 }))
      .then(heard(3, 'again'), { type: 'TranscriptRestored', data: { ...ref, version: 4, restored: 2, ...stored('edit') } }));

  it('are restored from a version that there is', () =>
    given(projectTranscript)(brought(1))
      .when(transcriptCommands.RestoreTranscript({ ...order, seen: 'any', version: 2 }))
      .thenRefused('transcript_version_unknown'));

  it('go over to a fork, after what it inherited of transcriptions', () =>
    given(projectTranscript)()
      .when(transcriptCommands.InheritTranscript({ ...order, ...stored('file'), heard: [hears('t')], seen: 'any', from: 'origin' }))
      .then(heard(1, 't'), { type: 'TranscriptInherited', data: { ...ref, version: 2, from: 'origin', ...stored('file') } }));

  it('are none of anybody else’s', () =>
    given(projectTranscript)(brought(1))
      .when(transcriptCommands.RestoreTranscript({ ...order, accountId: 'eve', seen: 'any', version: 1 }))
      .thenRefused('project_unknown'));
});
