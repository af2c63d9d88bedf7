import type { Command } from '../kernel/process.ts';
import { firstRefusal, refuse, type Refusal } from '../kernel/refusal.ts';
import type { CapaEvent } from './events.ts';
import { isOpenState, type CapaState, type Stage } from './state.ts';

/** One command of a CAPA loop, written against its own body. */
export type CapaCommand<B> = Command<CapaState, CapaEvent, B>;

/** Infers the body of a command from its schema. */
export function capaCommand<B>(command: CapaCommand<B>): CapaCommand<B> {
  return command;
}

/** Refuses when the loop is on hold. */
export function onHold(state: CapaState): Refusal | null {
  return state.hold ? refuse('onHold', { date: { at: state.hold.duty.clock.due } }) : null;
}

/** Refuses outside these stages, and says where the loop stands. */
export function inStage(state: CapaState, ...stages: readonly Stage[]): Refusal | null {
  return stages.includes(state.work.stage)
    ? null
    : refuse('wrongStage', { stage: { code: `stage.${state.work.stage}` } });
}

/** Refuses on hold and outside these stages. */
export function ready(state: CapaState, ...stages: readonly Stage[]): Refusal | null {
  return firstRefusal(isOpenState(state) && onHold(state), inStage(state, ...stages));
}

/** The subject when the loop is in one of these stages, else no button at all. */
export function subjectIn(state: CapaState, subject: string, ...stages: readonly Stage[]): readonly string[] {
  return stages.includes(state.work.stage) ? [subject] : [];
}
