/** A failure that the caller can do something about; `status` is what HTTP answers with. */
export class AppError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status: number,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

export class ValidationError extends AppError {
  constructor(message: string) {
    super('validation', message, 400);
  }
}

export class UnauthorizedError extends AppError {
  constructor(message = 'authentication required') {
    super('unauthorized', message, 401);
  }
}

export class PaymentError extends AppError {
  constructor(message: string) {
    super('payment_refused', message, 402);
  }
}

export class ForbiddenError extends AppError {
  constructor(message = 'not allowed') {
    super('forbidden', message, 403);
  }
}

export class NotFoundError extends AppError {
  constructor(what: string, id: string) {
    super('not_found', `${what} ${id} not found`, 404);
  }
}

export class ConflictError extends AppError {
  constructor(message: string) {
    super('conflict', message, 409);
  }
}
