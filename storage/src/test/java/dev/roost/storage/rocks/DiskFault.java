package dev.roost.storage.rocks;

import dev.roost.proto.model.ChunkId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/** Damage to files, done as a disk does it: to the bytes, in place. */
final class DiskFault {
    private static final int ID_BYTES = 32;

    private DiskFault() {}

    /** Flips a bit of a chunk's first byte behind its header, and tells whether the chunk lies in this file. */
    static boolean flip(Path file, ChunkId id) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int at = find(bytes, id.bytes());
        if (at < 0) {
            return false;
        }
        flip(file, at + ID_BYTES + 12);
        return true;
    }

    static void flip(Path file, long at) throws IOException {
        flipBit(file, at * 8);
    }

    /** Flips one bit in place; twice, and nothing happened. */
    static void flipBit(Path file, long bit) throws IOException {
        long at = bit / 8;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ (1 << (bit % 8)))).rewind();
            channel.write(one, at);
        }
    }

    /** Cuts a file short. */
    static void cut(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    static boolean holds(Path file, ChunkId id) throws IOException {
        return find(Files.readAllBytes(file), id.bytes()) >= 0;
    }

    /** Copies a folder over another one, which is deleted first. */
    static void copy(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            try (Stream<Path> old = Files.walk(to)) {
                for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } else {
            Files.createDirectories(to);
            Files.delete(to);
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static int find(byte[] bytes, byte[] what) {
        for (int i = 0; i + what.length <= bytes.length; i++) {
            if (bytes[i] == what[0] && Arrays.equals(bytes, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }
}
