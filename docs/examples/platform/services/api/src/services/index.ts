import type { Config } from '../config';
import { systemClock, type Clock } from '../lib/clock';
import { randomIds, type IdSource } from '../lib/ids';
import type { Store } from '../store';
import { AuthService } from './auth.service';
import { SandboxGateway } from './gateway';
import { InventoryService } from './inventory.service';
import { NotificationsService, type Transport } from './notifications.service';
import { OrdersService } from './orders.service';
import { PaymentsService } from './payments.service';
import { ReportsService } from './reports.service';
import { UsersService } from './users.service';

export interface Services {
  users: UsersService;
  auth: AuthService;
  inventory: InventoryService;
  orders: OrdersService;
  payments: PaymentsService;
  notifications: NotificationsService;
  reports: ReportsService;
}

export interface Surroundings {
  clock?: Clock;
  ids?: IdSource;
  email?: Transport;
}

/** Wires the services by hand; the surroundings can be given by a test. */
export function createServices(
  config: Config,
  store: Store,
  { clock = systemClock, ids = randomIds, email = async () => {} }: Surroundings = {},
): Services {
  const users = new UsersService(store.users, ids, clock);
  const inventory = new InventoryService(store.products, ids);
  const notifications = new NotificationsService(store.notifications, { email }, ids);
  const orders = new OrdersService({
    orders: store.orders,
    inventory,
    notifications,
    ids,
    clock,
  });
  const gateway = new SandboxGateway(ids);
  return {
    users,
    inventory,
    notifications,
    orders,
    auth: new AuthService(users, config.auth, clock),
    payments: new PaymentsService({ payments: store.payments, orders, gateway, ids, clock }),
    reports: new ReportsService(store.orders),
  };
}
