import { ValidationError } from '../domain/errors';

export function assertCents(amount: number): number {
  if (!Number.isSafeInteger(amount) || amount < 0) {
    throw new ValidationError('amount must be a whole number of cents');
  }
  return amount;
}

export function sumCents(lines: { quantity: number; priceCents: number }[]): number {
  return lines.reduce((sum, line) => sum + line.quantity * assertCents(line.priceCents), 0);
}

export function formatCents(amount: number, currency = 'EUR'): string {
  return `${(assertCents(amount) / 100).toFixed(2)} ${currency}`;
}

/** Takes `percent` off, rounded down to whole cents in the customer's favour. */
export function discount(amount: number, percent: number): number {
  if (percent < 0 || percent > 100) {
    throw new ValidationError('discount must be between 0 and 100 percent');
  }
  return Math.floor((assertCents(amount) * (100 - percent)) / 100);
}
