package dev.roost.storage.rocks;

import dev.roost.proto.model.LibraryId;
import dev.roost.storage.HomeFolder;
import dev.roost.storage.LibraryStore;
import dev.roost.storage.RunningTime;
import dev.roost.storage.Storage;
import dev.roost.storage.Table;
import dev.roost.storage.TestTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A home for tests, and its files. */
final class TestHome {
    final Path path;
    final TestTime time = new TestTime();

    private TestHome(Path path) {
        this.path = path;
    }

    static TestHome at(Path folder) {
        return new TestHome(folder.resolve("home"));
    }

    /** Opens home and storage; both are closed together. */
    Opened openWithHome() throws IOException {
        return openWithHome(time);
    }

    Opened openWithHome(RunningTime time) throws IOException {
        HomeFolder home = HomeFolder.open(path);
        try {
            return new Opened(home, RocksStorage.open(home, time));
        } catch (IOException | RuntimeException e) {
            home.close();
            throw e;
        }
    }

    Path store() {
        return path.resolve("store");
    }

    List<Path> files(String end) throws IOException {
        try (Stream<Path> files = Files.list(store())) {
            return files.filter(file -> file.getFileName().toString().endsWith(end))
                    .sorted()
                    .toList();
        }
    }

    long bytes(String end) throws IOException {
        long bytes = 0;
        for (Path file : files(end)) {
            bytes += file.toFile().length();
        }
        return bytes;
    }

    /** A storage and the home it lies in. */
    static final class Opened implements Storage {
        final HomeFolder home;
        final RocksStorage storage;

        Opened(HomeFolder home, RocksStorage storage) {
            this.home = home;
            this.storage = storage;
        }

        @Override
        public LibraryStore library(LibraryId id) throws IOException {
            return storage.library(id);
        }

        @Override
        public List<LibraryId> libraries() {
            return storage.libraries();
        }

        @Override
        public Table local() {
            return storage.local();
        }

        @Override
        public void sync() throws IOException {
            storage.sync();
        }

        @Override
        public void reopen() throws IOException {
            storage.reopen();
        }

        @Override
        public long roomBytes() throws IOException {
            return storage.roomBytes();
        }

        @Override
        public void close() throws IOException {
            storage.close();
            home.close();
        }
    }
}
