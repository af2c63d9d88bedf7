/** What a sentence needs from outside to turn ids into words. */
export interface Names {
  person(id: string): string;
  site(id: string): string;
  /** Whether the person has left: what waits for them has to be handed over. */
  hasLeft?(id: string): boolean;
}
