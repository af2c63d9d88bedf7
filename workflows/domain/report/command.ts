import type { Command } from '../kernel/process.ts';
import { refuse, type Refusal } from '../kernel/refusal.ts';
import type { ReportEvent } from './events.ts';
import type { ReportState, Stage } from './state.ts';

/** One command of a report, written against its own body. */
export type ReportCommand<B> = Command<ReportState, ReportEvent, B>;

/** Infers the body of a command from its schema. */
export function reportCommand<B>(command: ReportCommand<B>): ReportCommand<B> {
  return command;
}

/** Refuses outside these stages, and says where the report stands. */
export function inStage(state: ReportState, ...stages: readonly Stage[]): Refusal | null {
  return stages.includes(state.work.stage)
    ? null
    : refuse('wrongStage', { stage: { code: `stage.${state.work.stage}` } });
}

/** The subject when the report is in one of these stages, else no button at all. */
export function subjectIn(state: ReportState, subject: string, ...stages: readonly Stage[]): readonly string[] {
  return stages.includes(state.work.stage) ? [subject] : [];
}

export const isOpenState = (state: ReportState): boolean => state.work.stage !== 'closed';
