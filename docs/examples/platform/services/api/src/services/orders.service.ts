import { ConflictError, ForbiddenError, NotFoundError, ValidationError } from '../domain/errors';
import type { Order, OrderStatus, Page, Principal } from '../domain/types';
import type { Clock } from '../lib/clock';
import type { IdSource } from '../lib/ids';
import { discount, sumCents } from '../lib/money';
import { paginate } from '../lib/pagination';
import type { Collection } from '../store/collection';
import type { InventoryService, Wanted } from './inventory.service';
import type { NotificationsService } from './notifications.service';

const NEXT: Record<OrderStatus, readonly OrderStatus[]> = {
  pending: ['paid', 'cancelled'],
  paid: ['shipped', 'cancelled'],
  shipped: [],
  cancelled: [],
};

export interface OrdersDeps {
  orders: Collection<Order>;
  inventory: Pick<InventoryService, 'bySku' | 'reserve' | 'release' | 'ship'>;
  notifications: Pick<NotificationsService, 'enqueue'>;
  ids: IdSource;
  clock: Clock;
}

export class OrdersService {
  constructor(private readonly deps: OrdersDeps) {}

  async place(userId: string, wanted: Wanted[], discountPercent = 0): Promise<Order> {
    if (wanted.length === 0) {
      throw new ValidationError('an order needs at least one line');
    }
    if (new Set(wanted.map((line) => line.sku)).size !== wanted.length) {
      throw new ValidationError('each product may stand in one line only');
    }
    const products = await this.deps.inventory.reserve(wanted);
    const lines = wanted.map(({ sku, quantity }, i) => ({
      sku,
      quantity,
      priceCents: products[i]?.priceCents ?? 0,
    }));
    const order = await this.deps.orders.put({
      id: this.deps.ids('ord'),
      userId,
      lines,
      totalCents: discount(sumCents(lines), discountPercent),
      status: 'pending',
      createdAt: this.deps.clock().toISOString(),
    });
    await this.notify(order, 'Order received');
    return order;
  }

  async get(actor: Principal, id: string): Promise<Order> {
    const order = await this.require(id);
    assertMayRead(actor, order);
    return order;
  }

  async list(actor: Principal, offset?: number, limit?: number): Promise<Page<Order>> {
    const where = actor.role === 'admin' ? {} : { userId: actor.userId };
    return paginate(await this.deps.orders.find(where), offset, limit);
  }

  async cancel(actor: Principal, id: string): Promise<Order> {
    const order = await this.get(actor, id);
    const cancelled = await this.move(order, 'cancelled');
    await this.deps.inventory.release(order.lines);
    await this.notify(cancelled, 'Order cancelled');
    return cancelled;
  }

  async markPaid(id: string): Promise<Order> {
    return this.move(await this.require(id), 'paid');
  }

  async ship(actor: Principal, id: string): Promise<Order> {
    if (actor.role !== 'admin') {
      throw new ForbiddenError('only an admin ships orders');
    }
    const order = await this.require(id);
    const shipped = await this.move(order, 'shipped');
    await this.deps.inventory.ship(order.lines);
    await this.notify(shipped, 'Order shipped');
    return shipped;
  }

  private async move(order: Order, status: OrderStatus): Promise<Order> {
    if (!canMove(order.status, status)) {
      throw new ConflictError(`a ${order.status} order can not become ${status}`);
    }
    return this.deps.orders.put({ ...order, status });
  }

  private async require(id: string): Promise<Order> {
    const order = await this.deps.orders.get(id);
    if (!order) {
      throw new NotFoundError('order', id);
    }
    return order;
  }

  private async notify(order: Order, subject: string): Promise<void> {
    await this.deps.notifications.enqueue({
      userId: order.userId,
      channel: 'email',
      subject,
      body: `Your order ${order.id} is ${order.status}.`,
    });
  }
}

export function canMove(from: OrderStatus, to: OrderStatus): boolean {
  return NEXT[from].includes(to);
}

export function assertMayRead(actor: Principal, order: Pick<Order, 'userId'>): void {
  if (actor.role !== 'admin' && actor.userId !== order.userId) {
    throw new ForbiddenError('this order belongs to somebody else');
  }
}
