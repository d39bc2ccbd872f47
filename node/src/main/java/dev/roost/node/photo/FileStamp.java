package dev.roost.node.photo;

import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What a file system says of a file without reading it: equal stamps mean that nobody wrote to it, unless it was read
 * so soon after a write that a further one would show the same times.
 *
 * <p>Layout: size u64 ‖ modified (i64 ‖ u32) ‖ changed (i64 ‖ u32) ‖ key u64.
 *
 * @param changed when the file's metadata changed last; equal to modified where the system does not say
 * @param key the file's number on its disk, 0 where the system does not say
 */
public record FileStamp(long size, Instant modified, Instant changed, long key) {
    /** More than the steps in which any file system tells time, and than its clock may be off. */
    private static final Duration STEP = Duration.ofSeconds(3);

    private static final String UNIX = "unix:size,lastModifiedTime,ctime,ino";

    /** Reads the stamp of a file, not of what a link points to. */
    public static FileStamp of(Path path) throws IOException {
        try {
            Map<String, Object> unix = Files.readAttributes(path, UNIX, LinkOption.NOFOLLOW_LINKS);
            return new FileStamp(
                    (Long) value(unix, "size"),
                    ((FileTime) value(unix, "lastModifiedTime")).toInstant(),
                    ((FileTime) value(unix, "ctime")).toInstant(),
                    (Long) value(unix, "ino"));
        } catch (UnsupportedOperationException e) {
            BasicFileAttributes basic =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Instant modified = basic.lastModifiedTime().toInstant();
            return new FileStamp(basic.size(), modified, modified, 0);
        }
    }

    /**
     * Whether a write after this reading may leave the stamp as it is: file systems tell time in steps of up to 2 s.
     *
     * @param began when reading began
     * @param ended when it ended
     */
    public boolean isTooFresh(Instant began, Instant ended) {
        return isBetween(modified, began, ended) || isBetween(changed, began, ended);
    }

    private static boolean isBetween(Instant time, Instant began, Instant ended) {
        return !time.isBefore(began.minus(STEP)) && !time.isAfter(ended.plus(STEP));
    }

    private static Object value(Map<String, Object> attributes, String name) {
        return Objects.requireNonNull(attributes.get(name), name);
    }

    void write(FieldWriter out) {
        out.u64(size);
        write(out, modified);
        write(out, changed);
        out.u64(key);
    }

    static FileStamp read(FieldReader in) throws MalformedException {
        return new FileStamp(in.u64(), readTime(in), readTime(in), in.u64());
    }

    private static void write(FieldWriter out, Instant time) {
        out.u64(time.getEpochSecond()).u32(time.getNano());
    }

    private static Instant readTime(FieldReader in) throws MalformedException {
        return Instant.ofEpochSecond(in.u64(), in.u32());
    }
}
