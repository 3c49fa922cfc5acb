import { buildSchema } from 'graphql';

export const typeDefs = /* GraphQL */ `
  type User {
    id: ID!
    email: String!
    name: String!
    role: String!
  }

  type Product {
    sku: String!
    name: String!
    priceCents: Int!
    available: Int!
  }

  type OrderLine {
    sku: String!
    quantity: Int!
    priceCents: Int!
  }

  type Order {
    id: ID!
    status: String!
    totalCents: Int!
    lines: [OrderLine!]!
  }

  input OrderLineInput {
    sku: String!
    quantity: Int!
  }

  type Query {
    me: User!
    user(id: ID!): User
    product(sku: String!): Product
    products(offset: Int = 0, limit: Int = 20): [Product!]!
    order(id: ID!): Order!
    orders(offset: Int = 0, limit: Int = 20): [Order!]!
  }

  type Mutation {
    placeOrder(lines: [OrderLineInput!]!): Order!
    cancelOrder(id: ID!): Order!
    rename(name: String!): User!
  }
`;

export const schema = buildSchema(typeDefs);
