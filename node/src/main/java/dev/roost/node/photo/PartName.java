package dev.roost.node.photo;

import dev.roost.proto.model.ResourceId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file that a restore has not finished: nobody else gives such names, and keeping leaves such files alone.
 *
 * @param process id of the process that writes it
 * @param thread number of the thread in it
 */
public record PartName(String resource, long process, long thread) {
    private static final int DIGITS = 24;
    private static final Pattern NAME =
            Pattern.compile("\\.roost-([0-9a-f]{" + DIGITS + "})-([0-9]{1,18})-([0-9]{1,18})\\.part");

    public static PartName of(ResourceId resource, long process, long thread) {
        return new PartName(resource.hex().substring(0, DIGITS), process, thread);
    }

    /** The name of a file, if it is exactly such a name. */
    public static Optional<PartName> read(Path path) {
        Matcher matcher = NAME.matcher(String.valueOf(path.getFileName()));
        return matcher.matches()
                ? Optional.of(new PartName(
                        matcher.group(1), Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return ".roost-" + resource + "-" + process + "-" + thread + ".part";
    }
}
