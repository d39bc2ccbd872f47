package dev.roost.node.cli;

/** How a command ended, for scripts. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    /** Done, but some files could not be kept or brought out; each is named with its reason. */
    static final int SOME_FILES_FAILED = 3;

    private ExitCode() {}
}
