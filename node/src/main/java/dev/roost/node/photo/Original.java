package dev.roost.node.photo;

import dev.roost.proto.model.ContentHash;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.FilePath;
import dev.roost.proto.model.Id;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.MediaType;
import dev.roost.proto.model.ResourceId;

/**
 * A file in a kept folder, as it was read last.
 *
 * @param held whether its sealed chunks were put into this device's own store
 * @param settled whether its stamp tells of every later write; if not, it is read once more
 * @param understood whether what it says about itself was read; earlier versions did not
 */
public record Original(
        FilePath path,
        FileStamp stamp,
        ResourceId resource,
        ContentHash hash,
        MediaType media,
        boolean held,
        boolean settled,
        boolean understood,
        State state) {
    private static final int HELD = 1;
    private static final int UNSETTLED = 2;
    private static final int UNDERSTOOD = 4;

    /** How far keeping it has come. */
    public enum State {
        /** Read, and no log entry names it yet. */
        NOTED(0),
        /** A log entry of this device names it. */
        KEPT(1);

        private final int code;

        State(int code) {
            this.code = code;
        }
    }

    /** A file that was read for all that it says. */
    public Original(
            FilePath path,
            FileStamp stamp,
            ResourceId resource,
            ContentHash hash,
            MediaType media,
            boolean held,
            boolean settled,
            State state) {
        this(path, stamp, resource, hash, media, held, settled, true, state);
    }

    Original as(State next) {
        return new Original(path, stamp, resource, hash, media, held, settled, understood, next);
    }

    Original asSettled() {
        return new Original(path, stamp, resource, hash, media, held, true, understood, state);
    }

    Original asUnderstood() {
        return new Original(path, stamp, resource, hash, media, held, settled, true, state);
    }

    byte[] encode() {
        FieldWriter out = new FieldWriter(256)
                .u8(state.code)
                .u8((held ? HELD : 0) | (settled ? 0 : UNSETTLED) | (understood ? UNDERSTOOD : 0))
                .u8(media.code());
        stamp.write(out);
        out.id(resource).id(hash);
        path.write(out);
        return out.toBytes();
    }

    static Original parse(byte[] row) throws MalformedException {
        FieldReader in = new FieldReader(row);
        State state = in.u8() == State.KEPT.code ? State.KEPT : State.NOTED;
        int flags = in.u8();
        MediaType media = MediaType.of(in.u8());
        FileStamp stamp = FileStamp.read(in);
        ResourceId resource = in.resourceId();
        ContentHash hash = ContentHash.of(in.bytes(Id.BYTES));
        boolean held = (flags & HELD) != 0;
        boolean settled = (flags & UNSETTLED) == 0;
        boolean understood = (flags & UNDERSTOOD) != 0;
        return new Original(FilePath.read(in), stamp, resource, hash, media, held, settled, understood, state);
    }
}
