/** The endpoints, by the names that faults, calls and invoices use. */
export const endpoints = [
  'models',
  'responses',
  'input_tokens',
  'transcriptions',
  'images',
  'image_edits',
  'moderations',
  'chat',
  'usage_completions',
  'usage_images',
  'costs',
  'unknown',
] as const;

export type Endpoint = (typeof endpoints)[number];

const posts: Readonly<Record<string, Endpoint>> = {
  '/v1/responses': 'responses',
  '/v1/responses/input_tokens': 'input_tokens',
  '/v1/audio/transcriptions': 'transcriptions',
  '/v1/images/generations': 'images',
  '/v1/images/edits': 'image_edits',
  '/v1/moderations': 'moderations',
  '/v1/chat/completions': 'chat',
};

const reports: Readonly<Record<string, Endpoint>> = {
  '/v1/organization/usage/completions': 'usage_completions',
  '/v1/organization/usage/images': 'usage_images',
  '/v1/organization/costs': 'costs',
};

/** The endpoint behind a method and a path without query. */
export function endpointOf(method: string, path: string): Endpoint {
  if (method === 'GET' && (path === '/v1/models' || path.startsWith('/v1/models/'))) return 'models';
  if (method === 'GET') return reports[path] ?? 'unknown';
  return (method === 'POST' ? posts[path] : undefined) ?? 'unknown';
}

/** Endpoints that use up requests and tokens of the rate limit. */
export function isPaced(endpoint: Endpoint): boolean {
  return endpoint !== 'models' && endpoint !== 'unknown' && !isReport(endpoint);
}

/** Endpoints that an empty account may not use; listing the models needs no money, counting tokens does. */
export function needsFunds(endpoint: Endpoint): boolean {
  return isPaced(endpoint);
}

/** Reports about a whole organization, which only its admin keys may read. */
export function isReport(endpoint: Endpoint): boolean {
  return endpoint === 'usage_completions' || endpoint === 'usage_images' || endpoint === 'costs';
}

/** The capability whose permission a restricted key may lack. */
export function capabilityOf(endpoint: Endpoint): 'models' | 'text' | 'audio' | 'images' | 'usage' {
  switch (endpoint) {
    case 'models':
    case 'unknown':
      return 'models';
    case 'responses':
    case 'input_tokens':
    case 'moderations':
    case 'chat':
      return 'text';
    case 'transcriptions':
      return 'audio';
    case 'images':
    case 'image_edits':
      return 'images';
    case 'usage_completions':
    case 'usage_images':
    case 'costs':
      return 'usage';
  }
}
