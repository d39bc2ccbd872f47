package dev.roost.node.media;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a decoder is asked to do, as it goes through its standard input: file URI, kind, orientation u8, pixels i64,
 * bytes i32, count u8, long edges i32 each. The URI carries names that are no text.
 *
 * @param orientation how the decoded pixels must be turned to be shown, 1 to 8
 * @param pixels a picture that claims more is refused
 * @param sizes of the thumbnails wanted
 */
record DecoderTask(Path file, Kind kind, int orientation, long pixels, ThumbnailSizes sizes) {

    /** Where in the file the picture is. */
    enum Kind {
        /** The file is the picture. */
        WHOLE,
        /** The largest JPEG in it. */
        EMBEDDED,
        /** The file is the picture, and broken: its first rows are better than none. */
        PARTIAL
    }

    DecoderTask of(Kind other) {
        return new DecoderTask(file, other, orientation, pixels, sizes);
    }

    /** The same for another file. */
    DecoderTask of(Path other) {
        return new DecoderTask(other, kind, orientation, pixels, sizes);
    }

    /** The same for pixels that are turned already. */
    DecoderTask turned() {
        return new DecoderTask(file, kind, 1, pixels, sizes);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(file.toUri().toString());
        out.writeUTF(kind.name());
        out.writeByte(orientation);
        out.writeLong(pixels);
        out.writeInt(sizes.bytes());
        out.writeByte(sizes.longEdges().size());
        for (int edge : sizes.longEdges()) {
            out.writeInt(edge);
        }
        out.flush();
    }

    static DecoderTask read(DataInputStream in) throws IOException {
        Path file = Path.of(URI.create(in.readUTF()));
        Kind kind = Kind.valueOf(in.readUTF());
        int orientation = in.readUnsignedByte();
        long pixels = in.readLong();
        int bytes = in.readInt();
        List<Integer> edges = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            edges.add(in.readInt());
        }
        return new DecoderTask(file, kind, orientation, pixels, new ThumbnailSizes(edges, bytes));
    }
}
