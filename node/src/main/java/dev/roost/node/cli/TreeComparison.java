package dev.roost.node.cli;

import dev.roost.node.api.FailedFile;
import dev.roost.node.api.KeepReport;
import dev.roost.node.photo.FolderWalk;
import dev.roost.node.photo.RawNames;
import dev.roost.proto.model.FileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares what was restored with what was kept: every file's place, bytes and modification time. Used once. */
final class TreeComparison {
    private static final int NAMED_MAX = 100;

    private final Path kept;
    private final Path restored;
    private final Set<String> failed = new HashSet<>();
    private final List<Path> files = new ArrayList<>();
    private final Set<Path> names = new LinkedHashSet<>();
    private final List<String> differences = new ArrayList<>();

    TreeComparison(Path kept, Path restored, KeepReport report) {
        this.kept = kept;
        this.restored = restored;
        report.failed().stream().map(FailedFile::path).forEach(failed::add);
    }

    /** What differs, in sentences; nothing if all is the same. */
    List<String> differences() throws IOException {
        new FolderWalk(kept, Set.of(), new FolderWalk.Visitor() {
                    @Override
                    public boolean file(Path path, List<FileName> parts) throws IOException {
                        compare(path, parts);
                        return true;
                    }

                    @Override
                    public void folder(Path path) {
                        if (!path.equals(kept)) {
                            names.add(path);
                        }
                    }

                    @Override
                    public void failed(Path path, String reason) {
                        failed.add(path.toString());
                    }

                    @Override
                    public void skipped(Path path, String reason) {
                        failed.add(path.toString());
                    }
                })
                .run();
        int there = Files.isDirectory(restored)
                ? PlaintextSearch.regularFiles(restored).size()
                : 0;
        if (there != files.size()) {
            differ(there + " files were restored, " + files.size() + " were kept");
        }
        return differences;
    }

    /** The files that were kept. */
    List<Path> files() {
        return files;
    }

    /** Files and folders whose names were kept. */
    Set<Path> names() {
        return names;
    }

    private void compare(Path path, List<FileName> parts) throws IOException {
        if (failed.contains(path.toString())) {
            return;
        }
        files.add(path);
        names.add(path);
        Optional<Path> copy = Optional.of(restored);
        for (FileName part : parts) {
            copy = copy.flatMap(p -> RawNames.resolve(p, part.raw().toArray()));
        }
        if (copy.isEmpty() || !Files.isRegularFile(copy.get(), LinkOption.NOFOLLOW_LINKS)) {
            differ(path + " was not restored under its name");
        } else if (Files.mismatch(path, copy.get()) >= 0) {
            differ(path + " came back with other bytes");
        } else if (!Files.getLastModifiedTime(path).equals(Files.getLastModifiedTime(copy.get()))) {
            differ(path + " came back with another modification time");
        }
    }

    private void differ(String sentence) {
        if (differences.size() < NAMED_MAX) {
            differences.add(sentence);
        }
    }
}
