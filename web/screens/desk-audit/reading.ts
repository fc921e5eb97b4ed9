import type { Shapes } from '../../api/client.js';

/** When an event happened, by the service's clock. */
export const happenedAt = ({ metadata }: Pick<Shapes['KeptEventShape'], 'metadata'>): string | null => {
  try {
    const { at } = JSON.parse(metadata) as { at?: unknown };
    return typeof at === 'string' ? at : null;
  } catch {
    return null;
  }
};

/** `HoldSettled` as people read it. */
export const spaced = (type: string): string => type.replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ');

/** Stored JSON over several lines; what is none stays as it is. */
export const laidOut = (json: string): string => {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
};
