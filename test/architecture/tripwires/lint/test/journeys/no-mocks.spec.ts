jest.mock('./ledger.js');
