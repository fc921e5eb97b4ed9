export const shown = (text: string) => ({ dangerouslySetInnerHTML: { __html: text } });
