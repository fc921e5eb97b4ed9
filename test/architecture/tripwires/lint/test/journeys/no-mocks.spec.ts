jest.mock('./ledger.js');
jest.spyOn({ charge: () => 1 }, 'charge');
