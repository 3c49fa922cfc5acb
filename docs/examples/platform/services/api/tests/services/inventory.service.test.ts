import { available } from '../../src/services/inventory.service';

describe('available', () => {
  it('leaves out what is reserved', () => {
    expect(available({ stock: 10, reserved: 3 })).toBe(7);
  });
});
