import type { Decider } from '../../../shared-kernel/decider.js';
import { PreconditionStale, ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { TranscriptVersionUnknown } from './errors.js';
import type { TranscriptCommand, WordsSeen } from './transcript-commands.js';
import { transcriptFacts, type StoredWords, type TranscriptEvent, type WordsVersion } from './transcript-events.js';

/** The words of a project, version after version: heard, brought, edited or restored. The newest one counts, and none is ever lost. */
export type ProjectTranscript =
  | { readonly status: 'none' }
  | { readonly status: 'kept'; readonly accountId: string; readonly versions: readonly WordsVersion[]; readonly heard: ReadonlySet<string> };

const newestOf = (words: ProjectTranscript): WordsVersion | undefined => (words.status === 'kept' ? words.versions.at(-1) : undefined);

/** Nobody writes over words that they have not seen; a transcription that ended meanwhile counts as such. */
const mustHaveSeen = (newest: WordsVersion | undefined, seen: WordsSeen): void => {
  if (seen === 'any') return;
  const isSeen = seen === 'none' ? newest === undefined : newest?.content.commitment === seen.commitment;
  if (!isSeen) throw PreconditionStale();
};

const kept = ({ content, segments, seconds }: StoredWords): StoredWords => ({ content, segments, seconds });

const heardSince = ({ data }: TranscriptCommand, words: ProjectTranscript): readonly TranscriptEvent[] => {
  const { projectId, accountId, heard } = data;
  const known = words.status === 'kept' ? words.heard : new Set<string>();
  const before = newestOf(words)?.version ?? 0;
  return heard
    .filter(({ taskId }) => !known.has(taskId))
    .map((piece, index) => ({
      type: 'TranscriptHeard',
      data: { projectId, accountId, version: before + index + 1, taskId: piece.taskId, ...kept(piece) },
    }));
};

const next = (command: TranscriptCommand, words: ProjectTranscript): TranscriptEvent => {
  const { projectId, accountId } = command.data;
  const newest = newestOf(words);
  const ref = { projectId, accountId, version: (newest?.version ?? 0) + 1 };
  switch (command.type) {
    case 'BringTranscript': {
      const { format, encoding } = command.data;
      return { type: 'TranscriptBrought', data: { ...ref, ...kept(command.data), format, encoding } };
    }
    case 'EditTranscript':
      return { type: 'TranscriptEdited', data: { ...ref, ...kept(command.data), basedOn: newest?.version ?? 0 } };
    case 'RestoreTranscript': {
      const { version: restored } = command.data;
      const earlier = words.status === 'kept' ? words.versions.find(({ version }) => version === restored) : undefined;
      if (!earlier) throw TranscriptVersionUnknown();
      return { type: 'TranscriptRestored', data: { ...ref, ...kept(earlier), restored } };
    }
    case 'InheritTranscript':
      return { type: 'TranscriptInherited', data: { ...ref, ...kept(command.data), from: command.data.from } };
  }
};

export const projectTranscript: Decider<ProjectTranscript, TranscriptCommand, TranscriptEvent> = {
  facts: transcriptFacts,
  initial: { status: 'none' },

  decide(command, state) {
    if (state.status === 'kept' && state.accountId !== command.data.accountId) throw ProjectUnknown();
    const heard = heardSince(command, state);
    const words = heard.reduce((sofar, event) => projectTranscript.evolve(sofar, event), state);
    mustHaveSeen(newestOf(words), command.data.seen);
    return [...heard, next(command, words)];
  },

  evolve(state, { type, data }) {
    const { versions, heard } = state.status === 'kept' ? state : { versions: [], heard: new Set<string>() };
    const isHeard = type === 'TranscriptHeard';
    return {
      status: 'kept',
      accountId: data.accountId,
      versions: [...versions, data],
      heard: isHeard ? new Set([...heard, data.taskId]) : heard,
    };
  },
};
