/** With its first letter as a sentence begins: “finish the plan” → “Finish the plan”. */
export function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
