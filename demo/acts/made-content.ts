import { createHash } from 'node:crypto';
import type { Person } from '../client/person.js';

/** Everything that was made in some projects: each thing's name and the hash of its bytes. */
export type MadeContent = ReadonlyMap<string, string>;

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Reads every transcript, thumbnail, text and image of some projects. */
export const readAll = async (person: Person, projectIds: readonly string[]): Promise<MadeContent> => {
  const made = new Map<string, string>();
  for (const projectId of projectIds) {
    made.set(`transcript of ${projectId}`, hashOf(await person.transcriptBytes(projectId)));
    for (const item of await person.thumbnails(projectId))
      made.set(`thumbnail ${item.taskId}/${item.index}`, hashOf(await person.thumbnail(projectId, item)));
    for (const { outputId, state } of await person.outputs(projectId))
      if (state === 'ready') made.set(`output ${outputId}`, hashOf(await person.outputContent(outputId)));
  }
  return made;
};

/** How many of the things are still there, byte for byte. */
export const unchanged = (before: MadeContent, after: MadeContent): number => [...before].filter(([name, hash]) => after.get(name) === hash).length;
