export const open = (sealed: any): void => void sealed;
