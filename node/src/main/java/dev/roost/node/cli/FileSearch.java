package dev.roost.node.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks for bytes in files of any size, reading each once from front to back. */
final class FileSearch {
    private FileSearch() {}

    /** Whether these bytes stand anywhere in a file. */
    static boolean contains(Path file, byte[] wanted) throws IOException {
        int[] failure = failures(wanted);
        int matched = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                while (matched > 0 && wanted[matched] != (byte) b) {
                    matched = failure[matched - 1];
                }
                matched += wanted[matched] == (byte) b ? 1 : 0;
                if (matched == wanted.length) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The table of Knuth, Morris and Pratt. */
    private static int[] failures(byte[] wanted) {
        int[] failure = new int[wanted.length];
        for (int i = 1, k = 0; i < wanted.length; i++) {
            while (k > 0 && wanted[k] != wanted[i]) {
                k = failure[k - 1];
            }
            k += wanted[k] == wanted[i] ? 1 : 0;
            failure[i] = k;
        }
        return failure;
    }
}
