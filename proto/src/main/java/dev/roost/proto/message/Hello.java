package dev.roost.proto.message;

import dev.roost.proto.model.LibraryId;
import java.io.IOException;

/**
 * The first message of both sides: which protocol, which program, which library.
 *
 * @param minor protocol minor version; both speak the smaller
 * @param features bits of optional abilities; unknown ones are ignored
 * @param standing whether the sender counts the other among the library's devices
 * @param port where the sender listens, 0 if nowhere
 */
public record Hello(int minor, long features, String program, LibraryId library, Standing standing, int port)
        implements Message {
    @Override
    public void tell(MessageHandler handler) throws IOException {
        handler.hello(this);
    }
}
