/** What a sentence needs from outside to turn ids into words. */
export interface Names {
  person(id: string): string;
  site(id: string): string;
}
