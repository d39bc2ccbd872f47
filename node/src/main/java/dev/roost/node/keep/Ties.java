package dev.roost.node.keep;

import dev.roost.node.library.PathKey;
import dev.roost.node.library.Photo;
import dev.roost.node.library.PhotoIndex;
import dev.roost.node.media.FolderFile;
import dev.roost.node.media.Grouping;
import dev.roost.node.media.Part;
import dev.roost.node.media.Tie;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.Group;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ResourceId;
import dev.roost.proto.model.Seen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what has to be stated so that the photos of the library are what the files of a folder say. A photo keeps its
 * id as long as it can; what belongs to another photo, of which something lies elsewhere, stays there. Safe for use by
 * as many threads as the index is.
 */
final class Ties {
    private final PhotoIndex index;
    private final DeviceId self;

    Ties(PhotoIndex index, DeviceId self) {
        this.index = index;
        this.self = self;
    }

    /** Files that are one photo: each resource once, with its part, the one that stands for the photo first. */
    private record Bundle(Map<ResourceId, Part> parts) {
        ResourceId primary() {
            return parts.keySet().iterator().next();
        }
    }

    /** The statements that are missing, for files that can have to do with each other and with no others. */
    List<Group> changes(List<KnownFile> files) throws IOException {
        Set<ResourceId> here = new HashSet<>();
        files.forEach(file -> here.add(file.resource()));
        Set<PhotoId> claimed = new HashSet<>();
        List<Group> changes = new ArrayList<>();
        for (Bundle bundle : bundles(files)) {
            PhotoId photo = photo(bundle, here, claimed);
            claimed.add(photo);
            for (Map.Entry<ResourceId, Part> part : bundle.parts().entrySet()) {
                ResourceId resource = part.getKey();
                boolean isThere = index.photoOf(resource).equals(photo)
                        && index.partOf(resource).orElse(Part.PRIMARY.code())
                                == part.getValue().code();
                boolean stays = !index.photoOf(resource).equals(photo) && isTiedElsewhere(resource, here);
                if (!isThere && !stays) {
                    changes.add(new Group(resource, photo, part.getValue().code(), Octets.EMPTY));
                }
            }
        }
        return changes;
    }

    /** Bundles of several, then whatever is alone. */
    private static List<Bundle> bundles(List<KnownFile> files) {
        Map<FolderFile, KnownFile> known = new HashMap<>();
        files.forEach(file -> known.put(file.asFolderFile(), file));
        Map<FolderFile, Bundle> bundles = new LinkedHashMap<>();
        Set<ResourceId> tied = new HashSet<>();
        List<Tie> ties = Grouping.ties(known.keySet()).stream()
                .sorted(Comparator.comparing((Tie tie) -> tie.part().code())
                        .thenComparing(tie -> tie.file().name()))
                .toList();
        for (Tie tie : ties) {
            // The same bytes under two names are one resource, which has its first part.
            Bundle bundle = bundles.computeIfAbsent(tie.primary(), primary -> new Bundle(new LinkedHashMap<>()));
            ResourceId resource = resourceOf(tie.file(), known);
            if (tied.add(resource)) {
                bundle.parts().put(resource, tie.part());
            }
        }
        List<Bundle> all = new ArrayList<>(bundles.values());
        all.removeIf(bundle -> bundle.parts().isEmpty());
        for (KnownFile file : files) {
            if (tied.add(file.resource())) {
                all.add(new Bundle(Map.of(file.resource(), Part.PRIMARY)));
            }
        }
        return all;
    }

    private static ResourceId resourceOf(FolderFile file, Map<FolderFile, KnownFile> known) {
        KnownFile found = known.get(file);
        if (found == null) {
            throw new IllegalStateException("a tie of a file that was not given: " + file.name());
        }
        return found.resource();
    }

    /**
     * The photo that a bundle is: that of its primary where others of that photo lie elsewhere; else that of the resource
     * that was kept first, unless that id is another bundle's by now.
     */
    private PhotoId photo(Bundle bundle, Set<ResourceId> here, Set<PhotoId> claimed) throws IOException {
        PhotoId ofPrimary = index.photoOf(bundle.primary());
        if (isTiedElsewhere(bundle.primary(), here)) {
            return ofPrimary;
        }
        ResourceId first = first(bundle);
        PhotoId ofFirst = index.photoOf(first);
        ResourceId bearer = ResourceId.of(ofFirst.bytes());
        boolean others = here.contains(bearer) && !bundle.parts().containsKey(bearer);
        return others || claimed.contains(ofFirst) ? PhotoId.of(first) : ofFirst;
    }

    /** The resource that was kept first; of those that one entry keeps, the primary. */
    private ResourceId first(Bundle bundle) throws IOException {
        ResourceId first = bundle.primary();
        long earliest = keptAt(first);
        for (ResourceId resource : bundle.parts().keySet()) {
            long at = keptAt(resource);
            if (Long.compareUnsigned(at, earliest) < 0) {
                first = resource;
                earliest = at;
            }
        }
        return first;
    }

    private long keptAt(ResourceId resource) throws IOException {
        return index.keptAt(resource).orElse(Long.MAX_VALUE);
    }

    /** Whether a resource's photo has others that lie at some path of this device now, and are not among these files. */
    private boolean isTiedElsewhere(ResourceId resource, Set<ResourceId> here) throws IOException {
        Optional<Photo> photo = index.photo(index.photoOf(resource));
        for (Photo.Resource other : photo.map(Photo::resources).orElse(List.of())) {
            if (!here.contains(other.id()) && liesSomewhere(other.id())) {
                return true;
            }
        }
        return false;
    }

    private boolean liesSomewhere(ResourceId resource) throws IOException {
        for (PhotoIndex.Sighted sighted : index.seen(resource)) {
            Seen seen = sighted.seen();
            if (seen.device().equals(self) && index.at(PathKey.of(seen)).equals(Optional.of(resource))) {
                return true;
            }
        }
        return false;
    }
}
