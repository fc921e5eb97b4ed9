import type { ServerSentEvent } from '../protocol/answers.js';
import type { JsonObject } from '../protocol/json.js';
import { deltasOf } from '../text/generation.js';
import { errorOf, finalStatus, messageId, messageOf, partOf, responseObject, type ResponseFacts } from './response-object.js';

/** The stream of one response, from `response.created` to its end marker. */
export function responseEvents(facts: ResponseFacts): readonly ServerSentEvent[] {
  const beginning = responseObject(facts, 'beginning');
  const events: JsonObject[] = [
    { type: 'response.created', response: beginning },
    { type: 'response.in_progress', response: beginning },
    ...messageEvents(facts),
    ...endingOf(facts),
  ];
  return events.map((data, sequence) => ({ event: String(data['type']), data: { ...data, sequence_number: sequence } }));
}

function messageEvents(facts: ResponseFacts): readonly JsonObject[] {
  if (facts.text === '') return [];
  const kind = facts.end === 'refusal' ? 'refusal' : 'output_text';
  const at = { item_id: messageId(facts), output_index: 0, content_index: 0 };
  const whole = partOf(facts, facts.text);
  const deltas = deltasOf(facts.text).map(delta => ({ type: `response.${kind}.delta`, ...at, delta, logprobs: [] }));
  return [
    { type: 'response.output_item.added', output_index: 0, item: messageOf(facts, null) },
    { type: 'response.content_part.added', ...at, part: partOf(facts, '') },
    ...(broken(facts) ? deltas.slice(0, Math.ceil(deltas.length / 2)) : deltas),
    ...(broken(facts) ? [] : [...finished(facts, kind, at, whole)]),
  ];
}

function finished(facts: ResponseFacts, kind: 'refusal' | 'output_text', at: JsonObject, part: JsonObject): readonly JsonObject[] {
  const field = kind === 'refusal' ? { refusal: facts.text } : { text: facts.text, logprobs: [] };
  return [
    { type: `response.${kind}.done`, ...at, ...field },
    { type: 'response.content_part.done', ...at, part },
    { type: 'response.output_item.done', output_index: 0, item: messageOf(facts, part) },
  ];
}

/** An `error` event ends the stream without any marker. */
function endingOf(facts: ResponseFacts): readonly JsonObject[] {
  if (facts.twist?.name === 'error-event') return [{ type: 'error', ...errorOf(facts), param: null }];
  const marker = { type: `response.${finalStatus(facts)}`, response: responseObject(facts, 'final') };
  return facts.twist?.name === 'duplicate-end' ? [marker, marker] : [marker];
}

function broken({ twist }: ResponseFacts): boolean {
  return twist?.name === 'error-event' || twist?.name === 'response-failed';
}
