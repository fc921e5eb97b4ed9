import { findListed, listedModels } from '../catalogue/models.js';
import { failures, ProviderRefusal } from '../faults/failures.js';
import { jsonAnswer } from '../protocol/answers.js';
import type { EndpointReader } from '../protocol/work.js';

const prefix = '/v1/models/';

/** `GET /v1/models` and `GET /v1/models/{id}`: free, and answered on an empty account too. */
export const readModels: EndpointReader = ({ path }, _body, provider) => {
  const id = path.startsWith(prefix) ? path.slice(prefix.length) : null;
  const answer = id === null ? { object: 'list', data: listedModels(provider.now()) } : findListed(id, provider.now());
  if (!answer) throw new ProviderRefusal(failures.model_not_found);
  return { model: id, prompt: '', tokens: 0, perform: () => ({ answer: jsonAnswer(answer), bill: null }) };
};
