package dev.roost.node.app;

import dev.roost.node.api.DeviceName;
import dev.roost.node.api.DeviceReport;
import dev.roost.node.api.LibraryName;
import dev.roost.node.api.Problem;
import dev.roost.node.api.StatusReport;
import dev.roost.node.api.StoredLibrary;
import dev.roost.node.crypto.DeviceIds;
import dev.roost.node.library.HeldChunks;
import dev.roost.node.library.PhotoState;
import dev.roost.node.library.Receipts;
import dev.roost.node.library.RosterDevice;
import dev.roost.node.library.Totals;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkList;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.Receipt;
import dev.roost.proto.model.Role;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.StoreCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says how things stand. Used by one thread at a time. */
final class Reports {
    /** Entries beyond a receipt whose names are counted one by one. */
    private static final int ENTRIES_COUNTED_MAX = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

    private static final Comparator<DeviceReport> BY_NAME = Comparator.comparing(
                    DeviceReport::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(DeviceReport::id);

    private final Node node;

    Reports(Node node) {
        this.node = node;
    }

    DeviceName device() throws IOException {
        Role role = node.profile().role().orElse(ownRole());
        return new DeviceName(
                DeviceIds.text(node.home().identity().id()), node.profile().name(), word(role));
    }

    StatusReport status() throws IOException {
        Optional<LibraryNode> member = node.memberLibrary();
        return member.isPresent() ? ofMember(member.get()) : ofStorage();
    }

    List<DeviceReport> devices() throws IOException {
        List<DeviceReport> devices = new ArrayList<>();
        for (LibraryNode library : node.libraries()) {
            devices.addAll(devices(library));
        }
        devices.sort(BY_NAME);
        return devices;
    }

    private StatusReport ofMember(LibraryNode library) throws IOException {
        Map<PhotoState, Long> counts = library.states().counts();
        Totals totals = library.folds().index().totals();
        PendingFiles.Sum pending = new PendingFiles(library).sum();
        long noted = pending.photos();
        StoreCounts store = library.library().store().chunks().counts();
        Trashed trashed = Trashed.in(library.folds().index());
        return new StatusReport(
                Optional.of(device()),
                Optional.of(new LibraryName(library.id().hex())),
                totals.photos() + noted,
                totals.resources() - trashed.resources() + noted,
                totals.bytes() - trashed.bytes() + pending.bytes(),
                store.heldChunks(),
                counts.getOrDefault(PhotoState.PENDING, 0L) + noted,
                counts.getOrDefault(PhotoState.BACKED_UP, 0L),
                counts.getOrDefault(PhotoState.SAFE, 0L),
                counts.getOrDefault(PhotoState.AT_RISK, 0L),
                trashed.photos(),
                devices(library),
                List.of(),
                problems());
    }

    private StatusReport ofStorage() throws IOException {
        List<StoredLibrary> stored = new ArrayList<>();
        long chunks = 0;
        long bytes = 0;
        for (LibraryNode library : node.libraries()) {
            StoreCounts counts = library.library().store().chunks().counts();
            long entries = library.library().store().logs().heads().stream()
                    .mapToLong(LogHead::seq)
                    .sum();
            chunks += counts.heldChunks();
            bytes += counts.heldBytes();
            stored.add(new StoredLibrary(
                    library.id().hex(),
                    entries,
                    counts.heldChunks(),
                    counts.heldBytes(),
                    counts.lackingChunks(),
                    devices(library)));
        }
        Optional<LibraryName> only =
                stored.size() == 1 ? Optional.of(new LibraryName(stored.get(0).id())) : Optional.empty();
        return new StatusReport(
                Optional.of(device()), only, 0, 0, bytes, chunks, 0, 0, 0, 0, 0, List.of(), stored, problems());
    }

    private List<DeviceReport> devices(LibraryNode library) throws IOException {
        List<DeviceReport> reports = new ArrayList<>();
        for (RosterDevice device : library.library().roster().devices()) {
            reports.add(device(library, device));
        }
        reports.sort(BY_NAME);
        return reports;
    }

    private DeviceReport device(LibraryNode library, RosterDevice device) throws IOException {
        boolean self = device.id().equals(library.library().self());
        Optional<Receipts.Kept> kept = library.receipts().of(device.id());
        StoreCounts here = library.library().store().chunks().counts();
        long chunks = self
                ? here.heldChunks()
                : kept.map(k -> k.receipt().fields().heldChunks()).orElse(0L);
        long missing = self ? here.lackingChunks() : missing(library, device.id(), kept);
        Optional<Instant> at = kept.map(Receipts.Kept::at);
        Optional<Instant> verified =
                kept.map(k -> k.at().minusSeconds(k.receipt().fields().oldestReadAge()));
        return new DeviceReport(
                DeviceIds.text(device.id()),
                self ? node.profile().name() : name(library, device.id()),
                word(device.role()),
                self,
                self ? node.presence().isPresent() : library.online().contains(device.id()),
                chunks,
                missing,
                at.map(Reports::time),
                verified.map(Reports::time),
                library.library().offers().of(device.id()).takes().name().toLowerCase(Locale.ROOT));
    }

    /** What the device says that it lacks, and what entries name that its receipt does not reach. */
    private static long missing(LibraryNode library, DeviceId device, Optional<Receipts.Kept> kept) throws IOException {
        long missing = kept.map(k -> k.receipt().fields().lackingChunks()).orElse(0L);
        int entries = 0;
        for (LogHead head : library.library().store().logs().heads()) {
            long from = kept.flatMap(k -> k.receipt().mark(head.log()))
                    .map(Receipt.Mark::head)
                    .map(LogHead::seq)
                    .orElse(0L);
            for (long seq = from + 1; seq <= head.seq() && entries < ENTRIES_COUNTED_MAX; seq++, entries++) {
                missing += named(library, device, head.log(), seq);
            }
        }
        return missing;
    }

    /** An entry that cannot be read here now costs its own numbers and not the report. */
    private static long named(LibraryNode library, DeviceId device, LogId log, long seq) {
        try {
            Optional<LogEntry> entry = library.library().store().logs().entry(log, seq);
            return entry.isEmpty() ? 0 : named(library, device, entry.get());
        } catch (IOException e) {
            LOG.warn("what entry {} names cannot be counted: {}", seq, e.getMessage());
            return 0;
        }
    }

    private static long named(LibraryNode library, DeviceId device, LogEntry entry) throws IOException {
        long named = entry.fields().lists().size();
        HeldChunks held = new HeldChunks(library.library().store().chunks());
        for (ChunkId id : entry.fields().lists()) {
            Optional<SealedChunk> chunk = held.get(id);
            if (chunk.isPresent()) {
                ChunkList list = ChunkList.parse(chunk.get());
                boolean takes = entry.fields().kind().equals(EntryKind.KEPT)
                        && library.library()
                                .offers()
                                .takes(device, entry.fields().log(), list);
                named += takes ? list.rows().size() : 0;
            }
        }
        return named;
    }

    /** A storage device knows no names: it shows the beginning of the id. */
    static String name(LibraryNode library, DeviceId device) throws IOException {
        return library.folds().index().deviceName(device).orElse(DeviceIds.shortText(device));
    }

    private List<Problem> problems() throws IOException {
        List<Problem> problems = new ArrayList<>();
        node.libraries().forEach(library -> problems.addAll(library.problems().all()));
        node.home().openToOthers().ifPresent(sentence -> problems.add(new Problem("home-open", sentence)));
        node.presence()
                .ifPresent(p -> p.problems().forEach(sentence -> problems.add(new Problem("discovery", sentence))));
        for (Path aside : node.home().setAside()) {
            problems.add(new Problem(
                    "store-salvaged",
                    "The store's own books were damaged once. What could be read was recovered, and what is missing is"
                            + " fetched from your other devices. What was set aside is in " + aside
                            + ": delete it when all your photos are safe. Folders that were kept with --once should be"
                            + " kept again."));
        }
        return problems;
    }

    private Role ownRole() {
        return node.memberLibrary().isPresent() ? Role.MEMBER : Role.STORAGE;
    }

    static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** RFC 3339, UTC, whole seconds. */
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
