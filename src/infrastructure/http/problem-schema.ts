import type { JsonSchema } from './shape.js';

/** The schema of every problem that this API answers with. */
export const PROBLEM: JsonSchema = {
  type: 'object',
  description: 'A problem as in RFC 9457. `code` is stable; clients decide by it, never by the title.',
  required: ['type', 'title', 'status', 'instance', 'code'],
  properties: {
    type: { type: 'string', examples: ['/problems/key_unusable'] },
    title: { type: 'string' },
    status: { type: 'integer' },
    instance: { type: 'string', examples: ['/requests/0197a2c4-5d7e-7c3e-8f11-2b6c1d3e4f50'] },
    code: { type: 'string' },
    reason: { type: 'string' },
    remedies: { type: 'array', items: { type: 'string' }, description: 'What helps, the best first.' },
    purse: { type: 'string', enum: ['platform_credits', 'openai_account'], description: 'Which of the two things called credits is meant.' },
    rule: { type: 'string', description: 'The product rule that refused.' },
    retryAfter: { type: 'number', description: 'Seconds after which another try makes sense.' },
    support: {
      type: 'object',
      description: 'There when `contact_support` is among the remedies.',
      required: ['contact', 'requestId'],
      properties: {
        contact: { type: ['string', 'null'], description: 'A `mailto:` or `https:` link that the operator has set; null where there is none.' },
        requestId: { type: 'string', description: 'Tell it to support: by this they find what happened.' },
      },
    },
    errors: {
      type: 'array',
      description: 'What is wrong with the request, by JSON pointer into the body or by parameter.',
      items: {
        type: 'object',
        required: ['detail'],
        properties: { pointer: { type: 'string' }, parameter: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};
