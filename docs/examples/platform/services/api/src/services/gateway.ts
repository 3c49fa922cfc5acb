import type { IdSource } from '../lib/ids';
import type { Gateway } from './payments.service';

/** The payment company's sandbox: refuses the card token `tok_declined`, takes every other. */
export class SandboxGateway implements Gateway {
  private readonly charged = new Map<string, number>();

  constructor(private readonly ids: IdSource) {}

  async charge(amountCents: number, cardToken: string): Promise<string> {
    if (cardToken === 'tok_declined') {
      throw new Error('card was declined');
    }
    const reference = this.ids('ref');
    this.charged.set(reference, amountCents);
    return reference;
  }

  async refund(reference: string, amountCents: number): Promise<void> {
    const left = this.charged.get(reference);
    if (left === undefined) {
      throw new Error(`unknown charge ${reference}`);
    }
    if (amountCents > left) {
      throw new Error('refund exceeds the charge');
    }
    this.charged.set(reference, left - amountCents);
  }
}
