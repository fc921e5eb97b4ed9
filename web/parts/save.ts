/** Hands a file to the person. */
export const saveBlob = (file: Blob, name: string): void => {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // the browser has long taken it by then
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};

/** Hands a text to the person as a file. */
export const save = (text: string, name: string, type: string): void => saveBlob(new Blob([text], { type }), name);
