package dev.roost.node.keep;

import dev.roost.node.library.PathKey;
import dev.roost.node.library.TimelineRow;
import dev.roost.node.media.Facts;
import dev.roost.node.media.FolderFile;
import dev.roost.node.media.StatedFacts;
import dev.roost.node.photo.Original;
import dev.roost.proto.model.CaptureTime;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.FileName;
import dev.roost.proto.model.FilePath;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.MediaType;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.PhotoFacts;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ResourceId;
import dev.roost.proto.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A file of this device, as much of it as tells what it shows and what it belongs to.
 *
 * @param folder names the folder it lies in, in 16 bytes
 */
public record KnownFile(
        PathKey key,
        Octets folder,
        String name,
        ResourceId resource,
        MediaType media,
        long size,
        Optional<CaptureTime> captured,
        PhotoFacts facts) {
    static final int FOLDER_BYTES = 16;
    private static final int FACTS_BYTES_MAX = 4_096;
    private static final int NAME_BYTES_MAX = 4_096;

    /** A file as it was read just now. */
    static KnownFile of(PathKey key, Original original, Facts facts) {
        return new KnownFile(
                key,
                folderOf(original.path()),
                original.path().name(),
                original.resource(),
                original.media(),
                original.stamp().size(),
                facts.captured(),
                StatedFacts.of(facts));
    }

    /** The line of a timeline for a file that no log entry names yet. */
    TimelineRow line(FilePath path) {
        boolean film = media == MediaType.VIDEO || media == MediaType.VIDEO_OTHER || facts.filmWithin();
        PhotoFacts.Camera camera = facts.camera();
        return new TimelineRow(
                PhotoId.of(resource),
                captured,
                name,
                media,
                film,
                1,
                facts.frame().width(),
                facts.frame().height(),
                facts.place(),
                TimelineRow.text(List.of(path.text(), camera.make(), camera.model(), camera.lens())));
    }

    /** The folder that a path lies in: the kept folder and all names but the last. */
    static Octets folderOf(FilePath path) {
        FieldWriter parts = new FieldWriter().u64(path.rootKey());
        for (FileName part : path.parts().subList(0, path.parts().size() - 1)) {
            parts.short16(part.raw().toArray());
        }
        return Octets.copyOf(Sha256.of(parts.toBytes()), 0, FOLDER_BYTES);
    }

    FolderFile asFolderFile() {
        return new FolderFile(name, media, StatedFacts.read(facts, captured), size);
    }

    byte[] encode() {
        FieldWriter out = new FieldWriter(160)
                .octets(folder)
                .id(resource)
                .u8(media.code())
                .u64(size);
        byte[] time = captured.map(CaptureTime::encode).orElse(Octets.EMPTY).toArray();
        out.u8(time.length).bytes(time).short16(facts.encode().toArray());
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return out.short16(Arrays.copyOf(text, Math.min(text.length, NAME_BYTES_MAX)))
                .toBytes();
    }

    static KnownFile parse(PathKey key, byte[] row) throws MalformedException {
        FieldReader in = new FieldReader(row);
        Octets folder = in.octets(FOLDER_BYTES);
        ResourceId resource = in.resourceId();
        MediaType media = MediaType.of(in.u8());
        long size = in.u64();
        byte[] time = in.bytes(in.u8());
        Optional<CaptureTime> captured =
                time.length == 0 ? Optional.empty() : Optional.of(CaptureTime.parse(Octets.copyOf(time)));
        PhotoFacts facts = PhotoFacts.parse(Octets.copyOf(in.short16(FACTS_BYTES_MAX)));
        String name = new String(in.short16(NAME_BYTES_MAX), StandardCharsets.UTF_8);
        return new KnownFile(key, folder, name, resource, media, size, captured, facts);
    }
}
