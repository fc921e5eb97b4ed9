import { join, resolve } from 'node:path';
import { allParts } from '../app.module.js';
import { writeBackUp } from '../infrastructure/back-up/write-back-up.js';
import { sayJson, type Command } from './command.js';

const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

/** Writes what cannot be made again into a folder, as it is at one moment. */
export const backUp: Command = async ({ ownerUrl }, options, { dataDir, bucket, eventStoreUrl }) => {
  const out = options.get('--out');
  if (!out) throw new Error('Say into which folder: back-up --out=<folder>.');
  if (eventStoreUrl !== null)
    throw new Error(
      'The log lies on an event store, whose own back-up has to be made together with that of the database: see docs/operations.md, section 7.',
    );
  const policies = allParts.flatMap(parts => parts.policies.map(({ name }) => name));
  const contentDir = bucket === null ? join(dataDir, 'content') : null;
  const { at, identity, events, tables, content } = await writeBackUp({ ownerUrl, contentDir, policies, out: resolve(out), tell });
  await sayJson({ at, log: identity, events, tables: tables.length, files: content.files, bytes: content.total });
  if (content.place === 'bucket') tell('Files lie in the bucket, and are not in this back-up: back it up now, by its own means.');
  tell('The keys are not in this back-up, and without them it is worth nothing: keep a copy of them elsewhere (<data>/keys, or the variables).');
};
