package dev.roost.node.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Device;
import dev.roost.node.library.Photo;
import dev.roost.node.library.PhotoIndex;
import dev.roost.node.library.TimelineQuery;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.Seen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The photos of a member as tests tell them. Used by one thread. */
final class KeptPhotos {
    private final Device member;

    KeptPhotos(Device member) {
        this.member = member;
    }

    /**
     * Every photo: its resources' names with their parts, the one that stands for it first. Totals, states and timeline
     * have to count as many.
     */
    List<String> told() throws IOException {
        List<String> told = new ArrayList<>();
        index().photos(photo -> told.add(files(photo)));
        assertThat(index().totals().photos()).isEqualTo(told.size());
        assertThat(member.states().counts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(told.size());
        assertThat(index().timeline().months(TimelineQuery.ALL).stream()
                        .mapToLong(month -> month.photos())
                        .sum())
                .isEqualTo(told.size());
        return told.stream().sorted().toList();
    }

    private String files(Photo photo) throws IOException {
        List<String> parts = new ArrayList<>();
        for (Photo.Resource resource : photo.resources()) {
            Seen seen = index().seen(resource.id()).get(0).seen();
            parts.add(seen.path().name() + "=" + resource.part());
        }
        return String.join(" ", parts);
    }

    /** The photo with a file of this name. */
    PhotoId idOf(String name) throws IOException {
        Map<String, PhotoId> ids = new TreeMap<>();
        index().photos(photo -> {
            for (Photo.Resource resource : photo.resources()) {
                for (PhotoIndex.Sighted one : index().seen(resource.id())) {
                    ids.put(one.seen().path().name(), photo.id());
                }
            }
        });
        return Optional.ofNullable(ids.get(name)).orElseThrow();
    }

    private PhotoIndex index() {
        return member.folds().index();
    }
}
