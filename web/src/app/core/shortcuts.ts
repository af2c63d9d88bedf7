import { DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';

/** A key or a sequence of keys that does something: `?`, `g t`, `Ctrl+K`. */
export interface Shortcut {
  readonly keys: string;
  /** What it does, as the list of shortcuts prints it: “Go to CAPAs”. */
  readonly says: string;
  /** Under which heading it is listed. */
  readonly group: 'Anywhere' | 'Go to' | 'On this page';
  readonly run: () => void;
}

/** How long a begun sequence waits for its next key. */
const SEQUENCE_MS = 1_200;

/** The keyboard: one listener for the console. Single keys rest while somebody types or a dialog is open. */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  private readonly document = inject(DOCUMENT);
  private readonly held = signal<readonly Shortcut[]>([]);
  private begun = '';
  private forget: ReturnType<typeof setTimeout> | undefined;

  readonly all = this.held.asReadonly();

  constructor() {
    const onKey = (event: KeyboardEvent) => {
      this.press(event);
    };
    this.document.addEventListener('keydown', onKey);
    inject(DestroyRef).onDestroy(() => {
      this.document.removeEventListener('keydown', onKey);
    });
  }

  /** Adds shortcuts until `destroyRef` ends: a page passes its own. */
  add(shortcuts: readonly Shortcut[], destroyRef: DestroyRef): void {
    destroyRef.onDestroy(this.addAll(shortcuts));
  }

  /** Adds shortcuts; the function returned takes them away. */
  addAll(shortcuts: readonly Shortcut[]): () => void {
    this.held.update((all) => [...all, ...shortcuts]);
    return () => {
      this.held.update((all) => all.filter((shortcut) => !shortcuts.includes(shortcut)));
    };
  }

  private press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const key = keyName(event);
    if (key === null) return;
    const isCombination = key.startsWith('Ctrl+');
    if (!isCombination && (isTyping(event.target, key) || this.dialogIsOpen())) return;
    const pressed = !isCombination && this.begun ? `${this.begun} ${key}` : key;
    // The newest first: a page may take over a key.
    const found = this.held().findLast((shortcut) => shortcut.keys === pressed);
    this.remember(found ? '' : this.isBeginning(pressed) ? pressed : '');
    if (!found) return;
    event.preventDefault();
    found.run();
  }

  private isBeginning(pressed: string): boolean {
    return this.held().some((shortcut) => shortcut.keys.startsWith(`${pressed} `));
  }

  private remember(begun: string): void {
    clearTimeout(this.forget);
    this.begun = begun;
    if (begun) this.forget = setTimeout(() => (this.begun = ''), SEQUENCE_MS);
  }

  private dialogIsOpen(): boolean {
    return this.document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
  }
}

function keyName(event: KeyboardEvent): string | null {
  if (event.altKey) return null;
  if (event.ctrlKey || event.metaKey) return `Ctrl+${event.key.toUpperCase()}`;
  return event.key.length === 1 || event.key.startsWith('Arrow') || event.key === 'Enter' ? event.key : null;
}

/** Choices of one among few, and boxes to tick: letters mean nothing to them, arrows and Enter may. */
const TAKES_NO_LETTERS = 'input[type="radio"], input[type="checkbox"]';

/** Whether the key belongs to what has the focus. Whoever has just chosen something goes on by keyboard from there. */
function isTyping(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.matches(TAKES_NO_LETTERS)) return key.length > 1 || key === ' ';
  return target.closest('input, textarea, select, [contenteditable]') !== null;
}
