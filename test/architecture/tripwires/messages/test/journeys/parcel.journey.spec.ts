it('[R2] is sent', () => {});
