package dev.roost.node.media;

import dev.roost.proto.model.Octets;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Turns a picture's bytes into thumbnails. Runs in a decoder process only. */
final class Decoding {
    /** Pixels are dropped while reading as long as twice the wanted edge is left: the rest is averaged. */
    private static final int SPARE = 2;

    private Decoding() {}

    /** JPEGs with the edges that the task asks for. */
    static List<Octets> of(DecoderTask task) throws IOException {
        try (FileChannel file = FileChannel.open(task.file(), StandardOpenOption.READ)) {
            return switch (task.kind()) {
                case EMBEDDED -> thumbnails(Canvas.of(largestEmbedded(file, task), edge(task)), task);
                case WHOLE, PARTIAL -> thumbnails(canvas(decode(file, 0, task), task), task);
            };
        }
    }

    private static Canvas canvas(BufferedImage picture, DecoderTask task) {
        Optional<ICC_ColorSpace> profile = PngProfile.of(task.file());
        return profile.isPresent() ? Canvas.of(picture, edge(task), profile.get()) : Canvas.of(picture, edge(task));
    }

    private static int edge(DecoderTask task) {
        return task.sizes().largest();
    }

    private static BufferedImage largestEmbedded(FileChannel file, DecoderTask task) throws IOException {
        IOException failure = new IIOException("there is no JPEG in it");
        for (EmbeddedJpegs.Found jpeg : EmbeddedJpegs.largest(file)) {
            try {
                return decode(file, jpeg.at(), task);
            } catch (TooManyPixelsException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                failure = new IIOException(DecoderAnswer.reason(e), e);
            }
        }
        throw failure;
    }

    /** Asks each reader that knows such bytes: some read what others cannot. */
    private static BufferedImage decode(FileChannel file, long from, DecoderTask task) throws IOException {
        IOException failure = new IIOException("no decoder knows these bytes");
        try (ImageInputStream in = new ChannelImageInput(file, from)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            while (readers.hasNext()) {
                ImageReader reader = readers.next();
                try {
                    in.seek(0);
                    reader.setInput(in, true, true);
                    return read(reader, task);
                } catch (TooManyPixelsException e) {
                    throw e;
                } catch (IOException | RuntimeException e) {
                    failure = new IIOException(DecoderAnswer.reason(e), e);
                } finally {
                    reader.dispose();
                }
            }
        }
        throw failure;
    }

    private static BufferedImage read(ImageReader reader, DecoderTask task) throws IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > task.pixels()) {
            throw new TooManyPixelsException(width, height);
        }
        long wanted = (long) task.sizes().largest() * SPARE;
        // A very long strip must keep at least one pixel of its short side.
        int step = (int) Math.max(1, Math.min(Math.max(width, height) / wanted, Math.min(width, height)));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        return task.kind() == DecoderTask.Kind.PARTIAL ? FirstRows.of(reader, param) : reader.read(0, param);
    }

    private static List<Octets> thumbnails(Canvas picture, DecoderTask task) throws IOException {
        List<Octets> jpegs = new ArrayList<>();
        Canvas large = picture.turned(task.orientation());
        for (int edge : task.sizes().longEdges()) {
            jpegs.add(large.scaled(edge).jpeg(task.sizes().bytes(edge)));
        }
        return jpegs;
    }
}
