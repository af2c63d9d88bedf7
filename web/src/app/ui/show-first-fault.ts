/**
 * Brings the first refused field of a long form into sight and focuses it, once it is drawn: its button is in sight
 * while the fault may not be.
 */
export function showFirstFault(form: EventTarget | null): void {
  if (!(form instanceof HTMLElement)) return;
  setTimeout(() => {
    const fault = form.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]');
    fault?.scrollIntoView({ block: 'center' });
    fault?.focus();
  });
}
