package dev.roost.node.photo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.proto.model.FileName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Everything that a walk tells, by what lies below the root. Used by one thread. */
final class Heard implements FolderWalk.Visitor {
    private final Path root;
    final Set<String> files = new TreeSet<>();
    final Map<String, String> failed = new TreeMap<>();
    final Map<String, String> skipped = new TreeMap<>();
    final List<Path> folders = new ArrayList<>();
    Consumer<Path> onFile = path -> {};
    Consumer<Path> onFolder = path -> {};
    int filesMax = Integer.MAX_VALUE;

    Heard(Path root) {
        this.root = root;
    }

    @Override
    public boolean file(Path path, List<FileName> names) throws IOException {
        onFile.accept(path);
        assertThat(names.stream().map(FileName::text).collect(Collectors.joining("/")))
                .isEqualTo(below(path));
        assertThat(files.add(below(path))).as("once only: %s", path).isTrue();
        return files.size() < filesMax;
    }

    @Override
    public void folder(Path path) {
        folders.add(path);
        onFolder.accept(path);
    }

    @Override
    public void failed(Path path, String reason) {
        failed.put(below(path), reason);
    }

    @Override
    public void skipped(Path path, String reason) {
        skipped.put(below(path), reason);
    }

    private String below(Path path) {
        return root.relativize(path).toString();
    }
}
