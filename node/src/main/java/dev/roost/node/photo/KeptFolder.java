package dev.roost.node.photo;

import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.FileName;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A folder that is kept.
 *
 * @param key names it in paths; made from its place on this device
 * @param uri its real path, as a URI so that every name survives
 * @param watched whether the node looks after it from now on
 * @param hold whether its sealed chunks are stored on this device too
 */
public record KeptFolder(long key, URI uri, boolean watched, boolean hold) {
    /** The entry for a folder at its real path. */
    public static KeptFolder of(Path realPath, boolean watched, boolean hold) {
        URI uri = URI.create(realPath.toUri().toASCIIString());
        byte[] hash = Sha256.of(uri.toString().getBytes(StandardCharsets.UTF_8));
        try {
            return new KeptFolder(new FieldReader(Arrays.copyOf(hash, 8)).u64(), uri, watched, hold);
        } catch (MalformedException e) {
            throw new IllegalStateException("a hash has 8 bytes", e);
        }
    }

    public Path path() {
        return Path.of(uri);
    }

    /** Whether it is there now: the disk that it is on may be unplugged. */
    public boolean isThere() {
        return Files.isDirectory(path());
    }

    /** What the folder is called; a file system's root has no name of its own. */
    public FileName name() {
        byte[] raw = RawNames.of(path());
        return FileName.ofRaw(raw.length == 0 ? "root".getBytes(StandardCharsets.UTF_8) : raw);
    }

    byte[] encode() {
        return new FieldWriter()
                .u8(watched ? 1 : 0)
                .u8(hold ? 1 : 0)
                .bytes(uri.toString().getBytes(StandardCharsets.UTF_8))
                .toBytes();
    }

    static KeptFolder parse(long key, byte[] row) throws MalformedException {
        FieldReader in = new FieldReader(row);
        boolean watched = in.u8() == 1;
        boolean hold = in.u8() == 1;
        return new KeptFolder(key, URI.create(new String(in.rest(), StandardCharsets.UTF_8)), watched, hold);
    }
}
