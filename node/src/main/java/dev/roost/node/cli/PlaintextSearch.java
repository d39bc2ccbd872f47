package dev.roost.node.cli;

import dev.roost.node.media.MetadataTexts;
import dev.roost.node.photo.RawNames;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for anything of a set of files in a place that must not know them: pieces of their bytes at every offset, their
 * names, and the texts in their metadata.
 *
 * <p>Pieces are 16-byte windows with at least 10 distinct bytes, taken from every file at every 16th byte (further apart
 * only where the set is larger than {@value #WINDOWS_MAX} of them), and looked for at every byte: so whatever lies there
 * of 31 bytes or more is found. A window that occurs in several files of the set tells nothing of one. Used by one
 * thread.
 */
final class PlaintextSearch {
    private static final int WINDOW = 16;
    private static final int DISTINCT_MIN = 10;
    private static final int TEXT_BYTES_MIN = 8;
    private static final int WINDOWS_MAX = 8_000_000;
    private static final int FILTER_BITS = 1 << 26;
    private static final long BASE = 0x9E3779B97F4A7C15L;
    private static final long BASE_TO_WINDOW = power(BASE, WINDOW);

    private final List<Path> files;
    private final Set<Path> except;
    private final int stride;
    private final BitSet filter = new BitSet(FILTER_BITS);
    private final BitSet textFilter = new BitSet(FILTER_BITS);
    private final Map<Long, List<byte[]>> texts = new HashMap<>();
    private long[] windows = new long[1 << 16];
    private int count;

    /**
     * What was found.
     *
     * @param where the file it lay in
     * @param what what it is of, for a person
     */
    record Leak(Path where, String what) {}

    /**
     * Prepares a search for files.
     *
     * @param names folders and files whose names are looked for too
     * @param except a place where the same program wrote without knowing the files: what stands there tells nothing
     */
    PlaintextSearch(List<Path> files, Set<Path> names, Set<Path> except) throws IOException {
        this.files = List.copyOf(files);
        this.except = Set.copyOf(except);
        long total = 0;
        for (Path file : files) {
            total += Files.size(file);
        }
        this.stride = (int) Math.max(WINDOW, total / WINDOWS_MAX);
        for (Path file : files) {
            addWindows(file);
            for (String text : MetadataTexts.of(file)) {
                addText(text.strip().getBytes(StandardCharsets.UTF_8));
            }
        }
        for (Path name : names) {
            addName(RawNames.of(name));
        }
        Arrays.sort(windows, 0, count);
    }

    /** The first thing found below a folder, if anything is. */
    Optional<Leak> in(Path place) throws IOException {
        for (Path file : regularFiles(place)) {
            Optional<Leak> leak = inName(file);
            if (leak.isEmpty()) {
                leak = inContent(file);
            }
            if (leak.isPresent()) {
                return leak;
            }
        }
        return Optional.empty();
    }

    static List<Path> regularFiles(Path place) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            return all.filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }

    private void addWindows(Path file) throws IOException {
        byte[] window = new byte[WINDOW];
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
            while (in.readNBytes(window, 0, WINDOW) == WINDOW) {
                if (distinct(window) >= DISTINCT_MIN) {
                    add(hash(window));
                }
                in.skip(stride - WINDOW);
            }
        }
    }

    private void add(long hash) {
        if (count == windows.length) {
            windows = Arrays.copyOf(windows, count * 2);
        }
        windows[count++] = hash;
        filter.set(slot(hash));
    }

    private void addName(byte[] name) {
        addText(name);
        int dot = name.length - 1;
        while (dot > 0 && name[dot] != '.') {
            dot--;
        }
        addText(Arrays.copyOf(name, dot));
    }

    private void addText(byte[] text) {
        if (text.length >= TEXT_BYTES_MIN && distinct(text) >= 3) {
            long eight = first8(text);
            textFilter.set(slot(eight));
            texts.computeIfAbsent(eight, key -> new ArrayList<>()).add(text);
        }
    }

    private Optional<Leak> inName(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        for (List<byte[]> list : texts.values()) {
            for (byte[] text : list) {
                String known = new String(text, StandardCharsets.UTF_8);
                if (name.contains(known) && !isInExceptedNames(known)) {
                    return Optional.of(new Leak(file, "a name or a text"));
                }
            }
        }
        return Optional.empty();
    }

    private boolean isInExceptedNames(String text) throws IOException {
        for (Path place : except) {
            for (Path file : regularFiles(place)) {
                if (String.valueOf(file.getFileName()).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Optional<Leak> inContent(Path file) throws IOException {
        byte[] last = new byte[WINDOW];
        long rolling = 0;
        long eight = 0;
        long at = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
            for (int b = in.read(); b >= 0; b = in.read(), at++) {
                int slot = (int) (at % WINDOW);
                rolling = rolling * BASE + b + 1 - (at < WINDOW ? 0 : ((last[slot] & 0xFF) + 1) * BASE_TO_WINDOW);
                last[slot] = (byte) b;
                eight = (eight << 8) | b;
                if (at >= TEXT_BYTES_MIN - 1 && textFilter.get(slot(eight))) {
                    Optional<Leak> leak = textAt(file, at - TEXT_BYTES_MIN + 1, eight);
                    if (leak.isPresent()) {
                        return leak;
                    }
                }
                if (at >= WINDOW - 1 && filter.get(slot(rolling)) && isKnown(rolling) && tells(ordered(last, at))) {
                    return Optional.of(new Leak(file, "a piece of a file"));
                }
            }
        }
        return Optional.empty();
    }

    private boolean isKnown(long hash) {
        return Arrays.binarySearch(windows, 0, count, hash) >= 0;
    }

    /** Whether a window stands in exactly one file of the set, and nowhere where it could not come from there. */
    private boolean tells(byte[] window) throws IOException {
        int holders = 0;
        for (Path file : files) {
            holders += FileSearch.contains(file, window) ? 1 : 0;
        }
        return holders == 1 && !isInExcepted(window);
    }

    private Optional<Leak> textAt(Path file, long offset, long eight) throws IOException {
        for (byte[] text : texts.getOrDefault(eight, List.of())) {
            byte[] there = new byte[text.length];
            try (InputStream in = Files.newInputStream(file)) {
                in.skipNBytes(offset);
                if (in.readNBytes(there, 0, there.length) == there.length
                        && Arrays.equals(there, text)
                        && !isInExcepted(text)) {
                    return Optional.of(new Leak(file, "a name or a text"));
                }
            }
        }
        return Optional.empty();
    }

    private boolean isInExcepted(byte[] bytes) throws IOException {
        for (Path place : except) {
            for (Path file : regularFiles(place)) {
                if (FileSearch.contains(file, bytes)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static byte[] ordered(byte[] ring, long at) {
        byte[] window = new byte[WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            window[i] = ring[(int) ((at + 1 + i) % WINDOW)];
        }
        return window;
    }

    private static long hash(byte[] window) {
        long hash = 0;
        for (byte b : window) {
            hash = hash * BASE + (b & 0xFF) + 1;
        }
        return hash;
    }

    private static int slot(long hash) {
        return (int) ((hash ^ (hash >>> 29)) & (FILTER_BITS - 1));
    }

    private static long first8(byte[] text) {
        long eight = 0;
        for (int i = 0; i < TEXT_BYTES_MIN; i++) {
            eight = (eight << 8) | (text[i] & 0xFF);
        }
        return eight;
    }

    private static int distinct(byte[] bytes) {
        long[] seen = new long[4];
        for (byte b : bytes) {
            seen[(b & 0xFF) >>> 6] |= 1L << (b & 63);
        }
        return Long.bitCount(seen[0]) + Long.bitCount(seen[1]) + Long.bitCount(seen[2]) + Long.bitCount(seen[3]);
    }

    private static long power(long base, int exponent) {
        long result = 1;
        for (int i = 0; i < exponent; i++) {
            result *= base;
        }
        return result;
    }
}
