package dev.roost.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.api.InitRequest;
import dev.roost.node.api.KeepReport;
import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.api.RestoreRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A home with some photos, held there and nowhere else. Used by one thread. */
final class LoneMember {
    static final int PHOTOS = 12;

    private final Path folder;
    private final boolean once;

    /** Founds a library below a folder and keeps photos in three goes. */
    LoneMember(Path folder, boolean once) throws IOException, NodeException {
        this.folder = folder;
        this.once = once;
        Random random = new Random(3);
        Files.createDirectories(photos());
        LocalControl control = open();
        control.init(new InitRequest(Optional.of("laptop"), "member"));
        for (int i = 0; i < PHOTOS; i++) {
            byte[] bytes = new byte[5_000];
            random.nextBytes(bytes);
            Files.write(photos().resolve(i + ".jpg"), bytes);
            if (i % 4 == 3) {
                keep(control);
            }
        }
        assertThat(control.status().backedUp()).isEqualTo(PHOTOS);
        control.close();
    }

    Path home() {
        return folder.resolve("home");
    }

    Path photos() {
        return folder.resolve("photos");
    }

    LocalControl open() throws IOException {
        InetSocketAddress listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new LocalControl(Node.open(new NodeSettings(home(), Optional.of(listen), false), "roost-test"));
    }

    static LibraryNode library(LocalControl control) {
        return control.node().libraries().iterator().next();
    }

    KeepReport keep(LocalControl control) throws NodeException {
        KeepReport report =
                control.keep(new KeepRequest(List.of(photos().toUri().toString()), once, true, false), Observer.NONE);
        assertThat(report.failed()).isEmpty();
        return report;
    }

    /** Every photo comes back as it was. */
    void assertRestores(LocalControl control) throws NodeException {
        Path to = folder.resolve("restored");
        control.restore(new RestoreRequest(to.toUri().toString(), List.of()), Observer.NONE);
        for (int i = 0; i < PHOTOS; i++) {
            String name = i + ".jpg";
            assertThat(to.resolve("photos").resolve(name)).hasSameBinaryContentAs(photos().resolve(name));
        }
    }
}
