import { allParts } from '../app.module.js';
import { orderRebuilds } from '../infrastructure/postgres/rebuild-orders.js';
import { sayJson, type Command } from './command.js';

/** Has the service make read models anew beside those that serve, or leaves off; prints what is under way. */
export const rebuildProjection: Command = async ({ url }, options) => {
  const all = allParts.flatMap(parts => parts.projections);
  const name = options.get('--name');
  const wanted = name === undefined ? [] : all.filter(projection => name === 'all' || projection.name === name);
  if (name !== undefined && wanted.length === 0)
    throw new Error(`There is no projection ${name}. There are: ${all.map(one => one.name).join(', ')}.`);
  if (name === undefined && options.has('--cancel'))
    throw new Error('Say with --name=<projection>, or --name=all, which rebuild is to be cancelled.');
  await sayJson({ rebuilds: await orderRebuilds(url, options.has('--cancel') ? 'cancel' : 'ask', wanted) });
};
