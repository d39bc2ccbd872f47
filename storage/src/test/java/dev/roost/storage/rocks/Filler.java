package dev.roost.storage.rocks;

import dev.roost.proto.Samples;
import dev.roost.proto.model.EntryHead;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.HomeFolder;
import dev.roost.storage.LibraryStore;
import dev.roost.storage.TestLog;
import dev.roost.storage.TestTime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The process that is killed: fills a store until then, and says on stdout what it may acknowledge, a line each:
 * {@code chunk <hex>}, {@code entry <seq>}.
 */
final class Filler {
    /** Sizes of commits. */
    enum Mode {
        TRICKLE,
        BULK,
        MIXED
    }

    private final Random random;
    private final Mode mode;
    private final Samples samples;

    private Filler(long seed, Mode mode) {
        this.random = new Random(seed);
        this.mode = mode;
        this.samples = new Samples(seed);
    }

    static LibraryId library() {
        return new Samples(1).libraryId();
    }

    static LogId log() {
        return new Samples(2).logId();
    }

    /** Starts it on a home. */
    static Process start(Path home, long seed, Mode mode) throws IOException {
        return new ProcessBuilder(ChildJvm.running(Filler.class, List.of("-Xmx96m"), home, seed, mode))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Kills it as {@code kill -9} does; what it said before can still be read. */
    static void kill(Process filler) throws InterruptedException {
        // By its handle: the process itself would close its streams.
        filler.toHandle().destroyForcibly();
        filler.waitFor();
    }

    public static void main(String[] homeSeedMode) throws IOException {
        Filler filler = new Filler(Long.parseLong(homeSeedMode[1]), Mode.valueOf(homeSeedMode[2]));
        HomeFolder home = HomeFolder.open(Path.of(homeSeedMode[0]));
        try (RocksStorage storage = RocksStorage.open(home, new TestTime())) {
            LibraryStore store = storage.library(library());
            while (true) {
                filler.commitSome(store);
                filler.appendSome(store);
            }
        }
    }

    private void commitSome(LibraryStore store) throws IOException {
        List<SealedChunk> chunks = new ArrayList<>();
        for (int bytes = bytesPerCommit(); bytes > 0; ) {
            SealedChunk chunk = samples.chunk(1_000 + random.nextInt(mode == Mode.TRICKLE ? 60_000 : 1_000_000));
            chunks.add(chunk);
            bytes -= chunk.size();
        }
        for (SealedChunk chunk : chunks) {
            store.chunks().put(chunk);
        }
        store.chunks().commit();
        StringBuilder said = new StringBuilder();
        chunks.forEach(chunk -> said.append("chunk ").append(chunk.id().hex()).append('\n'));
        System.out.print(said);
        System.out.flush();
    }

    private int bytesPerCommit() {
        boolean much = mode == Mode.BULK || (mode == Mode.MIXED && random.nextInt(3) == 0);
        return much ? (18 << 20) + random.nextInt(20 << 20) : 1 + random.nextInt(200_000);
    }

    private void appendSome(LibraryStore store) throws IOException {
        Optional<LogHead> head = store.logs().head(log());
        TestLog log = new TestLog(samples, library(), log());
        LogEntry next = log.entry(
                head.map(LogHead::seq).orElse(0L) + 1,
                head.map(LogHead::head).orElse(EntryHead.NONE),
                random.nextInt(5_000));
        store.logs().append(List.of(next));
        System.out.print("entry " + next.fields().seq() + "\n");
        System.out.flush();
    }
}
