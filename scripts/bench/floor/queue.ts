/** The task queue of the floor, beside the product's on the same server. */
export const FLOOR_QUEUE = 'floor';
