import type { Connection } from 'mongoose';

export interface FloorActivities {
  write(id: string): Promise<void>;
}

/** One majority write, journaled: what every command must at least do to be kept. */
export function createFloorActivities(connection: Connection): FloorActivities {
  const rows = connection.collection<{ _id: string; at: Date }>('floor');
  return {
    async write(id) {
      await rows.insertOne({ _id: id, at: new Date() }, { writeConcern: { w: 'majority', journal: true } });
    },
  };
}
