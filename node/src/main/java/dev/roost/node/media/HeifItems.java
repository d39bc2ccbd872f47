package dev.roost.node.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The items of a HEIF file and where they lie (ISO 14496-12, 8.11.3 to 8.11.6). Used by one thread. */
final class HeifItems {
    private static final int ITEMS_MAX = 4_096;
    private static final int CONTENT_TYPE_MAX = 64;

    /** Where an item's bytes are counted from: the file, or the meta box's own data. */
    private static final int FROM_FILE = 0;

    private static final int FROM_ITEM_DATA = 1;

    /** An item that describes a picture. */
    record Item(long id, String type, String contentType) {}

    private record Extent(int method, long at, long length) {}

    private final List<Item> items = new ArrayList<>();
    private final Map<Long, List<Extent>> extents = new HashMap<>();
    private Optional<Span> itemData = Optional.empty();
    private long primary;

    private HeifItems() {}

    static HeifItems of(List<Box> meta) throws IOException {
        HeifItems items = new HeifItems();
        for (Box box : meta) {
            switch (box.type()) {
                case "pitm" -> items.primary = id(box.body(), 4, box.version() != 0);
                case "iinf" -> items.names(box);
                case "iloc" -> items.places(box);
                case "idat" -> items.itemData = Optional.of(box.body());
                default -> {}
            }
        }
        return items;
    }

    long primary() {
        return primary;
    }

    List<Item> all() {
        return items;
    }

    /** An item's bytes, put together if they lie in pieces. */
    Span body(Item item, Span file) throws IOException {
        List<Extent> pieces = extents.getOrDefault(item.id, List.of());
        if (pieces.size() == 1) {
            return piece(pieces.get(0), file);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (Extent piece : pieces) {
            whole.writeBytes(piece(piece, file).bytes());
            if (whole.size() > Span.BLOCK_BYTES_MAX) {
                throw new IOException("an item of more than " + Span.BLOCK_BYTES_MAX + " bytes");
            }
        }
        return file.memory(whole.toByteArray());
    }

    private Span piece(Extent extent, Span file) throws IOException {
        Span from = extent.method == FROM_ITEM_DATA && itemData.isPresent() ? itemData.get() : file;
        return extent.length == 0 ? from.after(extent.at) : from.part(extent.at, extent.length);
    }

    private void names(Box box) throws IOException {
        int countBytes = box.version() == 0 ? 2 : 4;
        for (Box entry : Box.in(box.fullBody().after(countBytes))) {
            int version = entry.type().equals("infe") ? entry.version() : 0;
            if (version >= 2) {
                Span body = entry.body();
                long at = version == 2 ? 8 : 10;
                String type = body.latin(at, 4);
                items.add(
                        new Item(id(body, 4, version > 2), type, type.equals("mime") ? mime(body.after(at + 4)) : ""));
            }
        }
    }

    /** Behind the item's name, which ends with a zero, stands its content type. */
    private static String mime(Span names) throws IOException {
        String text = names.latin(0, CONTENT_TYPE_MAX);
        String[] parts = text.split("\0", -1);
        return parts.length > 1 ? parts[1] : "";
    }

    private void places(Box box) throws IOException {
        Span body = box.body();
        int version = box.version();
        Cursor in = new Cursor(body, 4);
        int sizes = (int) in.number(2);
        int wide = version == 2 ? 4 : 2;
        long count = Math.min(in.number(wide), ITEMS_MAX);
        for (long i = 0; i < count; i++) {
            long id = in.number(wide);
            int method = version == 0 ? FROM_FILE : (int) in.number(2) & 0xF;
            in.number(2);
            long base = in.number(sizes >> 4 & 0xF);
            int pieces = (int) in.number(2);
            List<Extent> places = new ArrayList<>();
            for (int p = 0; p < pieces; p++) {
                in.number(version == 0 ? 0 : sizes & 0xF);
                long at = base + in.number(sizes >> 12 & 0xF);
                places.add(new Extent(method, at, in.number(sizes >> 8 & 0xF)));
            }
            extents.putIfAbsent(id, places);
        }
    }

    private static long id(Span span, long at, boolean wide) throws IOException {
        return wide ? span.u32(at) : span.u16(at);
    }

    /** Reads numbers of several sizes one after the other. */
    private static final class Cursor {
        private final Span span;
        private long at;

        Cursor(Span span, long at) {
            this.span = span;
            this.at = at;
        }

        long number(int bytes) throws IOException {
            long value = 0;
            for (int i = 0; i < bytes; i++) {
                value = value << 8 | span.u8(at++);
            }
            return value;
        }
    }
}
