const charge = async (): Promise<void> => {};
charge();
export {};
