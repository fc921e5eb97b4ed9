import { modelFor } from '../catalogue/models.js';
import { invalidValue } from '../faults/failures.js';
import { jsonAnswer } from '../protocol/answers.js';
import { asArray, asObject, asText } from '../protocol/json.js';
import { jsonBody } from '../protocol/received-call.js';
import type { EndpointReader } from '../protocol/work.js';
import { tokensIn } from '../text/prompt-blocks.js';

const categories = [
  'harassment',
  'harassment/threatening',
  'hate',
  'hate/threatening',
  'illicit',
  'illicit/violent',
  'self-harm',
  'self-harm/instructions',
  'self-harm/intent',
  'sexual',
  'sexual/minors',
  'violence',
  'violence/graphic',
] as const;

const flag = /\[\[sandbox:flag(?:\s+category=([\w/-]+))?\s*\]\]/i;

/** `POST /v1/moderations`: free; no marker makes it misbehave, because it sees every prompt before the call that is meant; flags what carries `[[sandbox:flag]]` or `[[sandbox:flag category=hate]]`, and nothing else. */
export const readModeration: EndpointReader = ({ requestId }, body, provider) => {
  const request = jsonBody(body);
  const name = asText(request['model']) ?? 'omni-moderation-latest';
  modelFor('moderation', name, provider.now());
  const inputs = textsOf(request['input']);
  if (inputs.length === 0) throw invalidValue('`input` is missing.', 'input', 'missing_required_parameter');
  const prompt = inputs.join('\n');
  const answer = { id: `modr_${requestId.slice(4)}`, model: name, results: inputs.map(judgement) };
  return { model: name, prompt: '', tokens: tokensIn(prompt), perform: () => ({ answer: jsonAnswer(answer), bill: null }) };
};

/** A list of texts is judged one by one; a list of parts is one input. */
function textsOf(input: unknown): readonly string[] {
  const text = asText(input);
  if (text !== null) return [text];
  const entries = asArray(input);
  if (entries.length === 0) return [];
  if (entries.every(entry => typeof entry === 'string')) return entries;
  return [entries.map(entry => asText(asObject(entry)['text']) ?? '').join('\n')];
}

function judgement(text: string): object {
  const found = flag.exec(text);
  const struck = found ? (found[1] ?? 'violence') : null;
  const each = <T>(value: (category: string) => T) => Object.fromEntries(categories.map(category => [category, value(category)]));
  return {
    flagged: struck !== null,
    categories: each(category => category === struck),
    category_scores: each(category => (category === struck ? 0.98 : 0.0001)),
    category_applied_input_types: each(category => (category === struck ? ['text'] : [])),
  };
}
