/** Why the program cannot start, worded for its operator: printed as one line, without a stack. */
export class StartupError extends Error {}
