import type { CallOutcome, Moderation } from '../../shared-kernel/ports/provider.js';
import { BadAnswer, type Line } from './exchange.js';
import { at } from './json.js';
import { NOTHING_USED } from './nothing-used.js';

/** Asks the provider's free classifier whether a text breaks its policies. */
export async function moderate(line: Line, model: string, input: string): Promise<CallOutcome<Moderation>> {
  const { data, response } = await line.client.moderations.create({ model, input }, line.options).withResponse();
  line.heard(response);
  const flagged = at(data, 'results', 0, 'flagged');
  if (typeof flagged !== 'boolean') throw new BadAnswer('bad_answer');
  const value = { flagged, categories: raised(at(data, 'results', 0, 'categories')) };
  return { outcome: 'succeeded', value, usage: NOTHING_USED, requestId: line.requestId, simulated: line.simulated };
}

function raised(categories: unknown): readonly string[] {
  if (typeof categories !== 'object' || categories === null) return [];
  const names = Object.entries(categories).filter(([, is]) => is === true);
  return names.map(([name]) => name).filter(name => /^[a-z/_-]{1,64}$/.test(name));
}
