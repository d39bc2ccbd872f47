package dev.roost.proto.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a resource lay: a kept folder and the path below it.
 *
 * <p>Layout: root key 8 ‖ root name ‖ parts u8 ‖ parts × name.
 *
 * @param rootKey tells two kept folders of one name apart; chosen once per folder by the device that keeps it
 * @param root the kept folder's own name
 * @param parts the path below it, outermost folder first, the file's name last
 */
public record FilePath(long rootKey, FileName root, List<FileName> parts) {
    public FilePath {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.size() > Limits.PATH_PARTS_MAX) {
            throw new IllegalArgumentException("a path of " + parts.size() + " parts");
        }
        int bytes = parts.stream().mapToInt(p -> p.raw().size() + 1).sum();
        if (bytes > Limits.PATH_BYTES_MAX) {
            throw new IllegalArgumentException("a path of " + bytes + " bytes");
        }
    }

    /** The file's own name, for people. */
    public String name() {
        return parts.get(parts.size() - 1).text();
    }

    /** The whole path for people, folder name first. */
    public String text() {
        return root.text() + "/" + parts.stream().map(FileName::text).collect(Collectors.joining("/"));
    }

    public void write(FieldWriter out) {
        out.u64(rootKey);
        root.write(out);
        out.u8(parts.size());
        parts.forEach(p -> p.write(out));
    }

    public static FilePath read(FieldReader in) throws MalformedException {
        long rootKey = in.u64();
        FileName root = FileName.read(in);
        int count = in.u8();
        List<FileName> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(FileName.read(in));
        }
        try {
            return new FilePath(rootKey, root, parts);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("a path: " + e.getMessage());
        }
    }
}
