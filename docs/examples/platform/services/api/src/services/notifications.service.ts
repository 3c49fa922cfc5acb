import { NotFoundError, ValidationError } from '../domain/errors';
import type { Channel, Notification } from '../domain/types';
import type { IdSource } from '../lib/ids';
import type { Collection } from '../store/collection';

export type Transport = (notification: Notification) => Promise<void>;

export interface Draft {
  userId: string;
  channel: Channel;
  subject: string;
  body: string;
}

export interface FlushResult {
  sent: number;
  failed: number;
  left: number;
}

const MAX_ATTEMPTS = 3;
const MAX_SMS = 160;

export class NotificationsService {
  constructor(
    private readonly notifications: Collection<Notification>,
    private readonly transports: Partial<Record<Channel, Transport>>,
    private readonly ids: IdSource,
  ) {}

  async enqueue(draft: Draft): Promise<Notification> {
    if (!this.transports[draft.channel]) {
      throw new ValidationError(`no transport for ${draft.channel}`);
    }
    if (draft.channel === 'sms' && draft.body.length > MAX_SMS) {
      throw new ValidationError(`an sms has at most ${MAX_SMS} characters`);
    }
    return this.notifications.put({
      ...draft,
      id: this.ids('ntf'),
      status: 'queued',
      attempts: 0,
    });
  }

  async listFor(userId: string): Promise<Notification[]> {
    return this.notifications.find({ userId });
  }

  async get(id: string): Promise<Notification> {
    const notification = await this.notifications.get(id);
    if (!notification) {
      throw new NotFoundError('notification', id);
    }
    return notification;
  }

  /** Sends what is queued; what fails stays queued until its attempts are used up. */
  async flush(): Promise<FlushResult> {
    const result: FlushResult = { sent: 0, failed: 0, left: 0 };
    for (const notification of await this.notifications.find({ status: 'queued' })) {
      const status = await this.deliver(notification);
      result[status === 'queued' ? 'left' : status] += 1;
    }
    return result;
  }

  private async deliver(notification: Notification): Promise<Notification['status']> {
    const attempts = notification.attempts + 1;
    let status: Notification['status'] = 'sent';
    try {
      await this.transports[notification.channel]?.(notification);
    } catch {
      status = attempts >= MAX_ATTEMPTS ? 'failed' : 'queued';
    }
    await this.notifications.put({ ...notification, attempts, status });
    return status;
  }
}
