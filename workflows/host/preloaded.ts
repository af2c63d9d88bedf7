/**
 * Loaded once per workflow thread, before any workflow, and shared by all of them: rules are pure and keep nothing
 * between calls. Otherwise every process in memory would hold a copy of all rules.
 */
import '#domain/processes';

/**
 * The SDK takes a stack trace of every promise for Temporal's “stack trace” page, which was a third of the workflow
 * thread's work. The host waits in one place; a few frames say as much when it fails.
 */
Error.stackTraceLimit = 3;
