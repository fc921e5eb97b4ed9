import { streamShape } from '../append-request.js';

/** How the streams of one log are called on a server that may hold several, and other applications' streams beside them. */
export interface LogNames {
  /** Where the log keeps its identity. No stream of the port can have this name. */
  readonly control: string;
  /** The server's name of a stream of this log. */
  outside(stream: string): string;
  /** The way back; null for what is not of this log. */
  inside(name: string): string | null;
  /** What the names of these categories' streams begin with. */
  beginnings(categories: readonly string[]): readonly string[];
}

/** A log without a name of its own calls its streams as they are; another's begin with its name and a slash, which no category of ours has. */
export function namesOf(log: string | null): LogNames {
  const before = log === null ? '' : `${log}/`;
  const inside = (name: string): string | null => {
    const stream = name.slice(before.length);
    return name.startsWith(before) && isOrdinary(stream) ? stream : null;
  };
  return {
    control: log === null ? 'keyreel_log' : `keyreel_log/${log}`,
    outside: stream => {
      if (isOrdinary(stream)) return `${before}${stream}`;
      throw new Error(`${JSON.stringify(stream.slice(0, 80))} is not the name of a stream on this server: its category has a slash.`);
    },
    inside,
    beginnings: categories => categories.map(category => `${before}${category}-`),
  };
}

function isOrdinary(stream: string): boolean {
  return streamShape.test(stream) && !stream.slice(0, stream.indexOf('-')).includes('/');
}
