import { ForbiddenError, ValidationError } from '../domain/errors';
import type { Order, Principal } from '../domain/types';
import type { Collection } from '../store/collection';

export interface SalesReport {
  from: string;
  to: string;
  orders: number;
  revenueCents: number;
  averageCents: number;
  topSkus: { sku: string; quantity: number }[];
}

export class ReportsService {
  constructor(private readonly orders: Pick<Collection<Order>, 'find'>) {}

  async sales(actor: Principal, from: Date, to: Date, top = 3): Promise<SalesReport> {
    if (actor.role !== 'admin') {
      throw new ForbiddenError('only an admin reads reports');
    }
    if (from >= to) {
      throw new ValidationError('from must be before to');
    }
    const sold = (await this.orders.find()).filter((order) => {
      const created = new Date(order.createdAt);
      return order.status !== 'cancelled' && created >= from && created < to;
    });
    const revenueCents = sold.reduce((sum, order) => sum + order.totalCents, 0);
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      orders: sold.length,
      revenueCents,
      averageCents: sold.length === 0 ? 0 : Math.round(revenueCents / sold.length),
      topSkus: topSkus(sold, top),
    };
  }
}

export function topSkus(orders: Order[], top: number): { sku: string; quantity: number }[] {
  const sold = new Map<string, number>();
  for (const line of orders.flatMap((order) => order.lines)) {
    sold.set(line.sku, (sold.get(line.sku) ?? 0) + line.quantity);
  }
  return [...sold]
    .map(([sku, quantity]) => ({ sku, quantity }))
    .sort((a, b) => b.quantity - a.quantity || a.sku.localeCompare(b.sku))
    .slice(0, top);
}
