package dev.roost.node.app;

import dev.roost.node.api.KeepReport;
import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.api.PhotoReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** A household: Ann, who has a folder of pictures, Ben, who is about to join, and a storage device. */
abstract class TwoMembersTest extends MeetingTest {
    @SuppressWarnings("NullAway.Init")
    LocalControl ben;

    @SuppressWarnings("NullAway.Init")
    Path pictures;

    @BeforeEach
    void openBen() throws Exception {
        join(nas, ann, Person.whoSays(true).host(ann, STORAGE).code(), Person.whoSays(true));
        ben = homes.open("ben");
        pictures = Files.createDirectory(folder.toRealPath().resolve("pictures"));
    }

    /** Ann admits Ben, as a member. */
    void joinBen() throws Exception {
        Person.Hosting hosting = Person.whoSays(true).host(ann, Optional.of("member"));
        join(ben, ann, hosting.code(), Person.whoSays(true));
        hosting.report();
    }

    /** Ann keeps files in her own store. */
    KeepReport keep(Path path) throws NodeException {
        return ann.keep(new KeepRequest(List.of(path.toUri().toASCIIString()), true, false, false), Observer.NONE);
    }

    /** The id of Ann's photo of this name. */
    String id(String name) throws NodeException {
        return ann.photos().photos().stream()
                .filter(photo -> photo.name().equals(name))
                .map(PhotoReport::id)
                .findFirst()
                .orElseThrow();
    }
}
