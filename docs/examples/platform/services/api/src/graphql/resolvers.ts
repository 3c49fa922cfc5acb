import { ForbiddenError, NotFoundError } from '../domain/errors';
import type { Order, Principal, Product, PublicUser } from '../domain/types';
import type { Services } from '../services';
import { available, type Wanted } from '../services/inventory.service';

export interface Context {
  principal: Principal;
}

interface PageArgs {
  offset: number;
  limit: number;
}

type Needed = Pick<Services, 'users' | 'inventory' | 'orders'>;

/** The root of the schema. A field that may be null is null when its object is not there. */
export function createResolvers({ users, inventory, orders }: Needed) {
  return {
    me: (_: unknown, { principal }: Context): Promise<PublicUser> => users.get(principal.userId),

    user: async ({ id }: { id: string }, { principal }: Context): Promise<PublicUser | null> => {
      if (principal.role !== 'admin' && principal.userId !== id) {
        throw new ForbiddenError('only your own account');
      }
      return orNull(users.get(id));
    },

    product: async ({ sku }: { sku: string }): Promise<ProductView | null> => {
      const product = await orNull(inventory.bySku(sku));
      return product && viewOf(product);
    },

    products: async ({ offset, limit }: PageArgs): Promise<ProductView[]> =>
      (await inventory.list(offset, limit)).items.map(viewOf),

    order: ({ id }: { id: string }, { principal }: Context): Promise<Order> =>
      orders.get(principal, id),

    orders: async ({ offset, limit }: PageArgs, { principal }: Context): Promise<Order[]> =>
      (await orders.list(principal, offset, limit)).items,

    placeOrder: ({ lines }: { lines: Wanted[] }, { principal }: Context): Promise<Order> =>
      orders.place(principal.userId, lines),

    cancelOrder: ({ id }: { id: string }, { principal }: Context): Promise<Order> =>
      orders.cancel(principal, id),

    rename: ({ name }: { name: string }, { principal }: Context): Promise<PublicUser> =>
      users.rename(principal.userId, name),
  };
}

export type ProductView = Pick<Product, 'sku' | 'name' | 'priceCents'> & { available: number };

export function viewOf(product: Product): ProductView {
  const { sku, name, priceCents } = product;
  return { sku, name, priceCents, available: available(product) };
}

async function orNull<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof NotFoundError) {
      return null;
    }
    throw error;
  }
}
