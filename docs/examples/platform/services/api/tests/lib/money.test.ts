import { discount, formatCents, sumCents } from '../../src/lib/money';

describe('money', () => {
  it('sums lines', () => {
    const lines = [
      { quantity: 2, priceCents: 250 },
      { quantity: 1, priceCents: 99 },
    ];
    expect(sumCents(lines)).toBe(599);
  });

  it('formats cents', () => {
    expect(formatCents(1999)).toBe('19.99 EUR');
  });

  it('rounds a discount down', () => {
    expect(discount(999, 10)).toBe(899);
  });
});
