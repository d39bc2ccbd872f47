package dev.roost.node.restore;

import dev.roost.node.crypto.Sealer;
import dev.roost.node.library.ManifestReader;
import dev.roost.node.photo.RawNames;
import dev.roost.proto.model.ContentHash;
import dev.roost.proto.model.FileName;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Manifest;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.ResourceId;
import dev.roost.proto.model.Seen;
import dev.roost.proto.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Brings one file out: into a temporary file beside its place, its hash checked whole, then under its name. Safe for use
 * by many threads, each with another file.
 */
final class FileRestorer {
    /** The number of the name that a file had; those above it are of its other names. */
    static final int OWN_NAME = 1;

    private static final int COPY_BYTES = 64 * 1024;

    private final TargetFolder target;
    private final ManifestReader manifests;
    private final ChunkSource source;
    private final Sealer sealer;
    private final Parts parts = new Parts();

    FileRestorer(TargetFolder target, ManifestReader manifests, ChunkSource source, Sealer sealer) {
        this.target = target;
        this.manifests = manifests;
        this.source = source;
        this.sealer = sealer;
    }

    /**
     * Where a file went.
     *
     * @param present whether it lay there already, byte for byte
     */
    record Placed(Path path, boolean present, boolean renamed) {}

    /**
     * Brings a file out, unless it lies there.
     *
     * @param firstNumber of the names that it may be given; it is looked for under all of them
     */
    Placed restore(ResourceId resource, Manifest manifest, Seen seen, int firstNumber) throws IOException {
        List<FileName> names = seen.path().parts();
        byte[] name = names.get(names.size() - 1).raw().toArray();
        Path folder = target.folderFor(seen.path());
        int number = OWN_NAME;
        for (Path path = target.candidate(folder, name, number);
                number < firstNumber || Files.exists(path, LinkOption.NOFOLLOW_LINKS);
                path = target.candidate(folder, name, ++number)) {
            if (holds(path, manifest)) {
                return new Placed(path, true, isElsewhere(path, seen));
            }
        }
        int free = number;
        return parts.with(folder, resource, part -> {
            write(part, manifest, seen);
            Path placed = target.place(part, folder, name, free);
            return new Placed(placed, false, isElsewhere(placed, seen));
        });
    }

    /** Whether a folder on the way, or the file itself, could not have its own name. */
    private boolean isElsewhere(Path placed, Seen seen) {
        List<FileName> own = new ArrayList<>(List.of(seen.path().root()));
        own.addAll(seen.path().parts());
        Path below = target.root().relativize(placed);
        boolean elsewhere = below.getNameCount() != own.size();
        for (int i = 0; i < own.size() && !elsewhere; i++) {
            elsewhere = !own.get(i).raw().equals(Octets.copyOf(RawNames.of(below.getName(i))));
        }
        return elsewhere;
    }

    private void write(Path part, Manifest manifest, Seen seen) throws IOException {
        try (FileChannel file = FileChannel.open(
                part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            MessageDigest sha = Sha256.start();
            ChunkPipe pipe = new ChunkPipe(source, sealer, plain -> {
                sha.update(plain);
                ByteBuffer bytes = ByteBuffer.wrap(plain);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            });
            manifests.rows(manifest, pipe::add);
            pipe.finish();
            if (!ContentHash.of(sha.digest()).equals(manifest.hash()) || file.size() != manifest.length()) {
                throw new MalformedException("its chunks do not add up to the file that was kept");
            }
            file.force(true);
        }
        setTimes(part, seen);
    }

    private static void setTimes(Path part, Seen seen) throws IOException {
        Files.setLastModifiedTime(part, FileTime.from(seen.modified()));
    }

    private static boolean holds(Path path, Manifest manifest) throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || Files.size(path) != manifest.length()) {
            return false;
        }
        MessageDigest sha = Sha256.start();
        byte[] buffer = new byte[COPY_BYTES];
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha.update(buffer, 0, read);
            }
        }
        return Arrays.equals(sha.digest(), manifest.hash().bytes());
    }
}
