package dev.roost.node.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.api.Observer;
import dev.roost.node.kit.CallerThread;
import dev.roost.node.kit.Device;
import dev.roost.node.kit.ManualTime;
import dev.roost.node.library.Problems;
import dev.roost.node.media.DecoderLimits;
import dev.roost.node.media.Thumbnails;
import dev.roost.node.photo.KeptFolder;
import dev.roost.node.photo.OriginalsTable;
import dev.roost.node.photo.ThumbnailsDue;
import dev.roost.proto.message.Offered;
import dev.roost.proto.model.ChunkType;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ThumbnailSet;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;

/**
 * A member with a folder of its own, and the programs that its computer has; it makes thumbnails when it is told to. Used
 * by one thread.
 */
final class ThumbnailMaker implements Receivers, AutoCloseable {
    private static final DecoderLimits LIMITS = new DecoderLimits(1, 64, 1_024, 20_000_000, Duration.ofSeconds(20));

    final Device device;
    final Path folder;
    final OriginalsTable originals;
    final Keep keep;
    final ThumbnailsDue due;
    final ThumbnailPass pass;

    ThumbnailMaker(Device device, ManualTime time, Path folder, Path... tools) throws IOException {
        this.device = device;
        this.folder = Files.createDirectories(folder);
        this.originals = new OriginalsTable(device.library());
        this.keep = new Keep(device.library(), originals, device.folds(), this, () -> {}, new CallerThread());
        this.due = new ThumbnailsDue(device.library());
        Path scratch = Files.createDirectories(folder.resolveSibling(folder.getFileName() + " scratch"));
        Thumbnails thumbnails = Thumbnails.open(LIMITS, scratch, List.of(tools));
        this.pass = new ThumbnailPass(device.library(), device.folds(), originals, due, thumbnails, time);
    }

    void keep(String name, byte[] bytes) throws IOException, InterruptedException {
        Files.write(folder.resolve(name), bytes);
        scan();
    }

    void scan() throws IOException, InterruptedException {
        KeptFolder kept = KeptFolder.of(folder, false, true);
        originals.keepFolder(kept);
        keep.scan(kept, Set.of(), path -> {}, new KeepTally(Observer.NONE, new Problems()));
    }

    void makeAll() throws IOException, InterruptedException {
        while (pass.run()) {
            assertThat(due.next(1)).isEmpty();
        }
    }

    /** The photo of the file, which has to be the only one of this name. */
    PhotoId photo(String name) throws IOException {
        return PhotoId.of(originals
                .at(KeptFolder.of(folder, false, true), folder.resolve(name))
                .orElseThrow()
                .resource());
    }

    List<ThumbnailSet.Picture> thumbnails(PhotoId photo) throws IOException {
        return device.folds().index().thumbnails().of(photo);
    }

    BufferedImage show(ThumbnailSet.Picture picture) throws IOException {
        byte[] jpeg = device.sealer()
                .open(
                        ChunkType.THUMBNAIL,
                        device.store().chunks().get(picture.chunk()).orElseThrow());
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    @Override
    public Set<DeviceId> now() {
        return Set.of();
    }

    @Override
    public void announce(List<Offered> chunks) {}

    @Override
    public void close() {
        pass.close();
    }
}
