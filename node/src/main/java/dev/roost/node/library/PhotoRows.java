package dev.roost.node.library;

import dev.roost.proto.model.About;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Id;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.PhotoFacts;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ResourceId;
import dev.roost.proto.model.Seen;
import dev.roost.storage.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what rows say of photos and their resources, be it in the index or on a {@link Sheet}. Safe for use by as many
 * threads as its table is.
 */
final class PhotoRows {
    /**
     * Resources that are put to one photo at most; real ones have some ten. Of more those count that come first by id,
     * and the others stand alone: so it is in whatever order they were put there.
     */
    static final int MEMBERS_MAX = 64;

    /** Paths by which one resource is described; it may lie at more. */
    static final int SEEN_MAX = 64;

    private final Table table;

    PhotoRows(Table table) {
        this.table = table;
    }

    /** To which photo a resource was put, as what, and by which statement. */
    record GroupRow(PhotoId photo, int part, Mark mark) {
        byte[] encode() {
            FieldWriter out = new FieldWriter(90).id(photo).u8(part);
            mark.write(out);
            return out.toBytes();
        }

        static GroupRow parse(byte[] row) throws MalformedException {
            FieldReader in = new FieldReader(row);
            return new GroupRow(PhotoId.of(in.bytes(Id.BYTES)), in.u8(), Mark.read(in));
        }
    }

    /** What was last said about one field of a photo. */
    record AboutRow(Mark mark, Octets value) {
        byte[] encode() {
            FieldWriter out = new FieldWriter(64 + value.size());
            mark.write(out);
            return out.octets(value).toBytes();
        }

        static AboutRow parse(byte[] row) throws MalformedException {
            FieldReader in = new FieldReader(row);
            return new AboutRow(Mark.read(in), Octets.copyOf(in.rest()));
        }
    }

    Optional<ResourceRow> resource(ResourceId id) throws IOException {
        Optional<byte[]> row = table.get(RowKey.of(PhotoIndex.RESOURCE, id));
        return row.isEmpty() ? Optional.empty() : Optional.of(ResourceRow.parse(row.get()));
    }

    Optional<GroupRow> group(ResourceId id) throws IOException {
        Optional<byte[]> row = table.get(RowKey.of(PhotoIndex.GROUP, id));
        return row.isEmpty() ? Optional.empty() : Optional.of(GroupRow.parse(row.get()));
    }

    /** The photo that a resource belongs to: its own, unless a statement says otherwise and there is room. */
    PhotoId photoOf(ResourceId id) throws IOException {
        Optional<GroupRow> group = group(id);
        boolean placed = group.isPresent() && hasRoom(group.get().photo(), id);
        return placed ? group.get().photo() : PhotoId.of(id);
    }

    /** Resources that were put to a photo, the first by id, no more than so many. */
    List<ResourceId> members(PhotoId photo, int max) throws IOException {
        List<ResourceId> members = new ArrayList<>();
        table.scan(RowKey.of(PhotoIndex.MEMBER, photo), (key, value) -> {
            members.add(memberIn(key));
            return members.size() < max;
        });
        return members;
    }

    private boolean hasRoom(PhotoId photo, ResourceId id) throws IOException {
        return members(photo, MEMBERS_MAX).contains(id);
    }

    private static ResourceId memberIn(byte[] key) throws MalformedException {
        return ResourceId.of(Octets.copyOf(key, 1 + Id.BYTES, key.length).toArray());
    }

    /** A photo under its own id, if any resource of it is kept. */
    Optional<Photo> photo(PhotoId id) throws IOException {
        List<Photo.Resource> resources = new ArrayList<>();
        int[] members = {0};
        table.scan(RowKey.of(PhotoIndex.MEMBER, id), (key, value) -> {
            ResourceId member = memberIn(key);
            FieldReader in = new FieldReader(value);
            int part = in.u8();
            long at = in.u64();
            resource(member).ifPresent(row -> resources.add(new Photo.Resource(member, row, part, at)));
            return ++members[0] < MEMBERS_MAX;
        });
        ResourceId own = ResourceId.of(id.bytes());
        Optional<ResourceRow> row = resource(own);
        boolean listed = resources.stream().anyMatch(one -> one.id().equals(own));
        if (row.isPresent() && !listed && photoOf(own).equals(id)) {
            resources.add(new Photo.Resource(own, row.get(), Photo.Resource.PRIMARY, 0));
        }
        return resources.isEmpty() ? Optional.empty() : Optional.of(new Photo(id, resources));
    }

    /** The resources of a photo, the one that stands for it first; its own alone while nothing of it is kept. */
    List<ResourceId> parts(PhotoId id) throws IOException {
        Optional<Photo> photo = photo(id);
        return photo.isEmpty()
                ? List.of(ResourceId.of(id.bytes()))
                : photo.get().resources().stream().map(Photo.Resource::id).toList();
    }

    /** Where a resource was seen, at every path once, as it was seen there last. */
    List<PhotoIndex.Sighted> seen(ResourceId id) throws IOException {
        return seen(id, Integer.MAX_VALUE);
    }

    /** As {@link #seen}, where a few of very many will do: always the same ones. */
    List<PhotoIndex.Sighted> someSeen(ResourceId id) throws IOException {
        return seen(id, SEEN_MAX);
    }

    private List<PhotoIndex.Sighted> seen(ResourceId id, int max) throws IOException {
        List<PhotoIndex.Sighted> all = new ArrayList<>();
        table.scan(RowKey.of(PhotoIndex.SEEN, id), (key, value) -> {
            FieldReader in = new FieldReader(value);
            long time = in.u64();
            all.add(new PhotoIndex.Sighted(Seen.of(Octets.copyOf(in.rest())), time));
            return all.size() < max;
        });
        return all;
    }

    /** What stands about a field, unless it was taken back. */
    Optional<AboutRow> about(PhotoId photo, int field) throws IOException {
        Optional<byte[]> row = table.get(aboutKey(photo, field));
        return row.isEmpty() ? Optional.empty() : Optional.of(AboutRow.parse(row.get()));
    }

    /** What was stated of a resource's bytes; what this version cannot read says nothing. */
    Optional<PhotoFacts> facts(ResourceId id) throws IOException {
        Optional<AboutRow> row = about(PhotoId.of(id), About.FACTS);
        try {
            return row.isEmpty()
                    ? Optional.empty()
                    : Optional.of(PhotoFacts.parse(row.get().value()));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    static byte[] aboutKey(PhotoId photo, int field) {
        return RowKey.start(PhotoIndex.ABOUT).id(photo).u8(field).toBytes();
    }

    static byte[] memberKey(PhotoId photo, ResourceId resource) {
        return RowKey.start(PhotoIndex.MEMBER).id(photo).id(resource).toBytes();
    }
}
