/** What a webhook may be told of, each with what it means; a receiver chooses among them. */
export const MESSAGE_TYPES = {
  'project.created': 'a project was made',
  'project.deleted': 'a project was deleted',
  'source.imported': 'the video behind a URL has arrived',
  'transcript.completed': 'the transcript of a project is there',
  'output.completed': 'thumbnails, a text, a card’s output or images are there',
  'run.stopped': 'a task stopped and waits for its owner',
  'run.failed': 'a task ended without its result',
  'run.cancelled': 'a task was given up',
  'key.status_changed':
    'the own OpenAI key was stored, removed, got into trouble or works again; what is spent there are funds of the OpenAI account',
  'key.expires_soon': 'the date that the owner chose for the end of the own OpenAI key comes near',
  'own_limit.share_reached': 'estimates reached a share of the owner’s monthly limit for the own OpenAI key',
  'output.lost': 'something that was delivered can no longer be read; what the platform’s credits paid for it is paid back',
  'balance.low': 'what is left of the platform’s credits fell to a threshold of the owner’s',
} as const;

export type MessageType = keyof typeof MESSAGE_TYPES;

export const messageTypes = Object.keys(MESSAGE_TYPES) as readonly MessageType[];
