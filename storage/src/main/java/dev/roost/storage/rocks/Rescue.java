package dev.roost.storage.rocks;

import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.StoreFullException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes anew what RocksDB no longer reads although its bytes are right: of a blob file with a wrong head or foot, or
 * one that was cut short, RocksDB refuses every value. Each file is looked at once between two openings. Safe for use by
 * many threads.
 */
final class Rescue {
    private static final Logger LOG = LoggerFactory.getLogger(Rescue.class);
    private static final String END = ".blob";

    private final Path store;
    private final Intake intake;

    /** The chunk stores by their libraries' tags. */
    private final Map<Long, RocksChunkStore> stores;

    /** Files up to this number were looked at. Numbers only grow. */
    private long looked;

    Rescue(Path store, Intake intake, Map<Long, RocksChunkStore> stores) {
        this.store = store;
        this.intake = intake;
        this.stores = stores;
    }

    /** Looks through the files that are not sound and were not looked at. Returns whether it brought anything back. */
    synchronized boolean run() throws IOException {
        long before = looked;
        long last = looked;
        boolean any = false;
        try {
            for (Path file : blobFiles()) {
                last = Math.max(last, number(file));
                if (number(file) > before) {
                    any |= isRescued(file);
                }
            }
            if (any) {
                intake.commit();
            }
            looked = last;
        } catch (StoreFullException e) {
            LOG.warn("What could be rescued in {} waits for room", store);
        }
        return any;
    }

    /** Looks at all files again: what is on the disk may have changed. */
    synchronized void restart() {
        looked = 0;
    }

    private boolean isRescued(Path file) throws StoreFullException {
        long[] rescued = {0};
        try (BlobFile blobs = BlobFile.open(file)) {
            if (!blobs.isSound()) {
                blobs.read((tag, chunk) -> rescued[0] += isRescued(tag, chunk) ? 1 : 0);
                LOG.warn("{} is damaged; of its objects {} were whole and are written anew", file, rescued[0]);
            }
        } catch (StoreFullException e) {
            throw e;
        } catch (IOException e) {
            // Whoever asked for an object in it learns that it is damaged.
            LOG.warn("{} cannot be read: {}", file, e.getMessage());
        }
        return rescued[0] > 0;
    }

    private boolean isRescued(long tag, SealedChunk chunk) throws IOException {
        RocksChunkStore chunks = stores.get(tag);
        return chunks != null && chunks.takesBack(chunk);
    }

    private List<Path> blobFiles() throws IOException {
        try (Stream<Path> files = Files.list(store)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9]{1,18}\\" + END))
                    .toList();
        }
    }

    private static long number(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - END.length()));
    }
}
