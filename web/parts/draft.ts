export const BEGINS_WITH = 'keyreel-draft:';

/** Keeps what somebody has typed on a screen until they come back to it in this tab, or reload. */
export const keepDraft = (of: string, content: object): void => sessionStorage.setItem(BEGINS_WITH + of, JSON.stringify(content));

export const keptDraft = <Content extends object>(of: string): Partial<Content> => {
  try {
    return JSON.parse(sessionStorage.getItem(BEGINS_WITH + of) ?? '{}') as Partial<Content>;
  } catch {
    return {};
  }
};

export const forgetDraft = (of: string): void => sessionStorage.removeItem(BEGINS_WITH + of);

/** The next person at this machine finds none of it. */
export const forgetDrafts = (): void => {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(BEGINS_WITH)) sessionStorage.removeItem(key);
};
