package dev.roost.node.kit;

import java.io.IOException;

/** Runs programs of the system, for what Java cannot do: pipes, mounts, odd times. */
public final class Programs {
    private Programs() {}

    /** Whether the program is there and ended well. */
    public static boolean ran(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
