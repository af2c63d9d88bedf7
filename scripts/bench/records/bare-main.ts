import { readFileSync } from 'node:fs';
import express from 'express';
import mongoose from 'mongoose';
import { askAgain, readQueries } from './sent-queries.ts';

/**
 * Express, the driver, and nothing else: answers each name with the rows of its queries. Arguments: MongoDB's address,
 * the file with the queries, and the port.
 */
const [mongodb = '', file = '', port = ''] = process.argv.slice(2);
const connection = await mongoose.createConnection(mongodb, { maxPoolSize: 40, minPoolSize: 4 }).asPromise();
const { db } = connection;
if (!db) throw new Error('The MongoDB connection has no database');
const queries = readQueries(readFileSync(file, 'utf8'));

const app = express();
for (const [name, sent] of Object.entries(queries)) {
  app.get(`/${name}`, async (_request, response) => {
    response.json(await askAgain(db, sent));
  });
}
const server = app.listen(Number(port), '127.0.0.1');
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
    void connection.close();
  });
}
