package dev.roost.node.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.crypto.Identity;
import dev.roost.proto.message.Bye;
import dev.roost.proto.message.ByeReason;
import dev.roost.proto.message.Message;
import dev.roost.proto.message.WantEntries;
import dev.roost.proto.model.LogId;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** A stranger's link to a station, and what the station hears of it. */
record Talk(Stranger stranger, PeerLink link, Ear ear) implements AutoCloseable {
    /** Connects to a station that hears every link with an ear of its own. */
    static Talk with(Station there, BlockingQueue<Ear> ears, Identity identity, boolean trusted) throws Exception {
        Stranger stranger = Stranger.tls(there.port(), identity);
        PeerLink link = there.nextLink();
        if (trusted) {
            link.trust();
        }
        Ear ear = ears.poll(15, TimeUnit.SECONDS);
        if (ear == null) {
            throw new AssertionError("the station heard nothing of the link");
        }
        return new Talk(stranger, link, ear);
    }

    /** A short message that only a listener answers. */
    static Message word(Identity of) {
        return new WantEntries(new LogId(of.id(), 3), 1, 1);
    }

    /** The link ends with a word on the protocol, and the listener hears the end once. */
    void ends(String why) throws Exception {
        try {
            Message last = stranger.read();
            while (!(last instanceof Bye)) {
                last = stranger.read();
            }
            assertThat(last).as(why).isEqualTo(new Bye(ByeReason.PROTOCOL, 0));
            stranger.readToEnd();
        } catch (EOFException | SocketException | SSLException e) {
            // Closed before the word could be read: the bytes behind the bad ones were still under way.
            assertThat(e).isNotNull();
        }
        ear.end();
        assertThat(ear.closings).as(why).hasValue(1);
        assertThat(link.isOpen()).as(why).isFalse();
    }

    @Override
    public void close() throws IOException {
        stranger.close();
    }
}
