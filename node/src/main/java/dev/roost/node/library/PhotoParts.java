package dev.roost.node.library;

import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ResourceId;
import java.util.List;

/** Which files make up which photo. In this version each is one of its own. */
public final class PhotoParts {
    private PhotoParts() {}

    /** The photo that a file belongs to. */
    public static PhotoId photo(ResourceId resource) {
        return PhotoId.of(resource);
    }

    /** The files of a photo, the one that stands for it first. */
    public static List<ResourceId> of(PhotoId photo) {
        return List.of(ResourceId.of(photo.bytes()));
    }
}
