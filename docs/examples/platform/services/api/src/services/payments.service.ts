import { ConflictError, NotFoundError, PaymentError, ValidationError } from '../domain/errors';
import type { Payment, Principal } from '../domain/types';
import type { Clock } from '../lib/clock';
import type { IdSource } from '../lib/ids';
import { assertCents, formatCents } from '../lib/money';
import type { Collection } from '../store/collection';
import type { OrdersService } from './orders.service';

/** The company that moves the money. Answers its own reference, or throws. */
export interface Gateway {
  charge(amountCents: number, cardToken: string): Promise<string>;
  refund(reference: string, amountCents: number): Promise<void>;
}

export interface PaymentsDeps {
  payments: Collection<Payment>;
  orders: Pick<OrdersService, 'get' | 'markPaid'>;
  gateway: Gateway;
  ids: IdSource;
  clock: Clock;
}

export interface Charge {
  orderId: string;
  cardToken: string;
  idempotencyKey: string;
}

export class PaymentsService {
  private readonly references = new Map<string, string>();

  constructor(private readonly deps: PaymentsDeps) {}

  /** Charges an order once: the same key again answers with the first payment. */
  async pay(actor: Principal, charge: Charge): Promise<Payment> {
    if (charge.idempotencyKey.length < 8) {
      throw new ValidationError('idempotency key must have at least 8 characters');
    }
    const [earlier] = await this.deps.payments.find({ idempotencyKey: charge.idempotencyKey });
    if (earlier) {
      return this.repeat(earlier, charge);
    }
    const order = await this.deps.orders.get(actor, charge.orderId);
    if (order.status !== 'pending') {
      throw new ConflictError(`a ${order.status} order can not be paid`);
    }
    const id = this.deps.ids('pay');
    const payment: Payment = {
      id,
      orderId: order.id,
      amountCents: assertCents(order.totalCents),
      refundedCents: 0,
      idempotencyKey: charge.idempotencyKey,
      status: 'captured',
      createdAt: this.deps.clock().toISOString(),
    };
    try {
      this.references.set(id, await this.deps.gateway.charge(order.totalCents, charge.cardToken));
    } catch (error) {
      await this.deps.payments.put({ ...payment, status: 'declined' });
      throw new PaymentError(error instanceof Error ? error.message : 'declined');
    }
    await this.deps.orders.markPaid(order.id);
    return this.deps.payments.put(payment);
  }

  async refund(id: string, amountCents?: number): Promise<Payment> {
    const payment = await this.get(id);
    const left = refundable(payment);
    const amount = assertCents(amountCents ?? left);
    if (amount === 0 || amount > left) {
      throw new ValidationError(`at most ${formatCents(left)} can be refunded`);
    }
    await this.deps.gateway.refund(this.references.get(id) ?? id, amount);
    const refundedCents = payment.refundedCents + amount;
    const status = refundedCents === payment.amountCents ? 'refunded' : payment.status;
    return this.deps.payments.put({ ...payment, refundedCents, status });
  }

  async get(id: string): Promise<Payment> {
    const payment = await this.deps.payments.get(id);
    if (!payment) {
      throw new NotFoundError('payment', id);
    }
    return payment;
  }

  private repeat(earlier: Payment, charge: Charge): Payment {
    if (earlier.orderId !== charge.orderId) {
      throw new ConflictError('idempotency key was used for another order');
    }
    if (earlier.status === 'declined') {
      throw new PaymentError('declined before, use a new idempotency key');
    }
    return earlier;
  }
}

export function refundable(payment: Payment): number {
  return payment.status === 'declined' ? 0 : payment.amountCents - payment.refundedCents;
}
