/** A piece of a text in the making: `offset` is where it begins, in UTF-16 units from the text's start. */
export interface TextPiece {
  readonly offset: number;
  readonly text: string;
}

/** Processes tell each other pieces of a text under this topic, and ask for them under the other. */
export const TEXT = 'text';
export const TEXT_WANTED = 'text-wanted';

/** A piece; an empty one says that the text is still being written, the last one that it is not. */
export interface TextMessage extends TextPiece {
  readonly taskId: string;
  readonly over: boolean;
}

export interface TextWanted {
  readonly taskId: string;
  readonly offset: number;
}

export const isOfTask = (message: unknown, taskId: string): boolean => (message as { taskId?: unknown }).taskId === taskId;
