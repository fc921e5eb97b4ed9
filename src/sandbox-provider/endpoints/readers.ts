import { failures, ProviderRefusal } from '../faults/failures.js';
import type { Endpoint } from '../protocol/endpoints.js';
import type { EndpointReader } from '../protocol/work.js';
import { readChat } from './chat.endpoint.js';
import { readImageEdit, readImages } from './images.endpoint.js';
import { readModels } from './models.endpoint.js';
import { readModeration } from './moderations.endpoint.js';
import { readInputTokens, readResponse } from './responses.endpoint.js';
import { readTranscription } from './transcriptions.endpoint.js';
import { readCosts, readUsage } from './usage.endpoint.js';

/** Who understands which endpoint. */
export const readers: Readonly<Record<Endpoint, EndpointReader>> = {
  models: readModels,
  responses: readResponse,
  input_tokens: readInputTokens,
  transcriptions: readTranscription,
  images: readImages,
  image_edits: readImageEdit,
  moderations: readModeration,
  chat: readChat,
  usage_completions: readUsage,
  usage_images: readUsage,
  costs: readCosts,
  unknown: ({ method, path }) => {
    throw new ProviderRefusal({ ...failures.model_not_found, code: null, message: `Invalid URL (${method} ${path.slice(0, 200)})` });
  },
};
