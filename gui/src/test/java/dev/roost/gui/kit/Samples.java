package dev.roost.gui.kit;

import dev.roost.node.api.DeviceName;
import dev.roost.node.api.DeviceReport;
import dev.roost.node.api.FailedFile;
import dev.roost.node.api.FoldersReport;
import dev.roost.node.api.KeepReport;
import dev.roost.node.api.LibraryName;
import dev.roost.node.api.PhotoReport;
import dev.roost.node.api.PhotosReport;
import dev.roost.node.api.Problem;
import dev.roost.node.api.StatusReport;
import dev.roost.node.api.StoredLibrary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A household as it might be, in reports. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    public static final LibraryName LIBRARY = new LibraryName("ab".repeat(32));
    public static final List<String> WORDS = List.of(
            "abandon",
            "ability",
            "able",
            "about",
            "above",
            "absent",
            "absorb",
            "abstract",
            "absurd",
            "abuse",
            "access",
            "accident",
            "account",
            "accuse",
            "achieve",
            "acid",
            "acoustic",
            "acquire",
            "across",
            "act",
            "action",
            "actor",
            "actress",
            "actual");

    private static final String[] PLACES = {"Greece 2024", "Birthday of Grandma", "Garden", "Winter hike"};

    private Samples() {}

    public static DeviceReport laptop() {
        return device("Anna’s laptop", "member", "index", true, true, 0);
    }

    public static DeviceReport nas(boolean online, long missing) {
        return device("Attic", "storage", "all", false, online, missing);
    }

    public static DeviceReport oldPc() {
        return device("Old PC in the hall", "storage", "all", false, true, 0);
    }

    public static DeviceReport device(
            String name, String role, String takes, boolean self, boolean online, long missing) {
        Optional<String> heard = self ? Optional.empty() : Optional.of("2026-11-19T11:30:00Z");
        Optional<String> verified = self ? Optional.empty() : Optional.of("2026-11-17T12:00:00Z");
        String id = "roost1" + Integer.toHexString(name.hashCode() | 1 << 31).repeat(6);
        return new DeviceReport(id, name, role, self, online, 4_711, missing, heard, verified, takes);
    }

    /** How photos stand: pending, backed up, safe, at risk. */
    public static StatusReport member(
            long pending, long backedUp, long safe, long atRisk, List<DeviceReport> devices, Problem... problems) {
        long photos = pending + backedUp + safe + atRisk;
        return new StatusReport(
                Optional.of(name(laptop())),
                Optional.of(LIBRARY),
                photos,
                photos,
                photos * 4_300_000,
                120,
                pending,
                backedUp,
                safe,
                atRisk,
                0,
                devices,
                List.of(),
                List.of(problems));
    }

    /** A device that stores what it cannot read. */
    public static StatusReport storage(long missing) {
        DeviceReport self = device("Attic", "storage", "all", true, true, missing);
        StoredLibrary library = new StoredLibrary(
                LIBRARY.id(),
                4_000,
                9_000,
                41_000_000_000L,
                missing,
                List.of(device("Anna’s laptop", "member", "index", false, true, 0), self));
        return new StatusReport(
                Optional.of(name(self)),
                Optional.of(LIBRARY),
                0,
                0,
                41_000_000_000L,
                9_000,
                0,
                0,
                0,
                0,
                0,
                List.of(),
                List.of(library),
                List.of());
    }

    /** A computer on which nothing was begun. */
    public static StatusReport fresh() {
        DeviceName device = new DeviceName(laptop().id(), "annas-laptop", "storage");
        return new StatusReport(
                Optional.of(device), Optional.empty(), 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of(), List.of(), List.of());
    }

    private static DeviceName name(DeviceReport device) {
        return new DeviceName(device.id(), device.name(), device.role());
    }

    public static PhotosReport photos(int count) {
        List<PhotoReport> photos = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = String.format(Locale.ROOT, "IMG_%04d.jpg", 1_200 + i);
            String path = "Pictures/" + PLACES[i % PLACES.length] + "/" + name;
            photos.add(photo(i, name, path, i % 9 == 0 ? "backedUp" : "safe"));
        }
        return new PhotosReport(photos);
    }

    public static PhotoReport photo(int number, String name, String path, String state) {
        String id = String.format(Locale.ROOT, "%064x", number + 1);
        PhotoReport.ResourceReport file = new PhotoReport.ResourceReport(
                name, path, 3_100_000L + 70_000L * (number % 40), "00", "jpeg", "2024-07-01T10:00:00Z");
        String day = String.format(Locale.ROOT, "2024-07-%02d", 1 + number % 28);
        return new PhotoReport(
                id, name, Optional.of(day + "T18:30:00+02:00"), Optional.empty(), List.of(file), 2, state, "here");
    }

    public static FoldersReport folders() {
        return new FoldersReport(List.of(
                new FoldersReport.KeptFolderReport(
                        "file:///home/anna/Pictures", "/home/anna/Pictures", true, false, true),
                new FoldersReport.KeptFolderReport(
                        "file:///media/anna/CARD/DCIM", "/media/anna/CARD/DCIM", true, true, false)));
    }

    public static KeepReport kept(long photos, FailedFile... failed) {
        return new KeepReport(photos, photos, photos * 4_300_000, 0, 0, 0, 0, List.of(failed), List.of(), 1.5);
    }
}
