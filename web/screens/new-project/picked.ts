/** A video that was dropped on one screen and is taken up by the next. Files cannot be written down, so it is held for that moment. */
type Picked = { readonly kind: 'file'; readonly file: File } | { readonly kind: 'url'; readonly url: string };

let picked: Picked | null = null;

export const handOver = (video: Picked): void => {
  picked = video;
};

export const takeOver = (): Picked | null => {
  const video = picked;
  picked = null;
  return video;
};
