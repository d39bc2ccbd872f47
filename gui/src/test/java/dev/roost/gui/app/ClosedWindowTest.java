package dev.roost.gui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.gui.kit.PaperAlbum;
import dev.roost.gui.kit.PaperNode;
import dev.roost.gui.kit.Samples;
import dev.roost.gui.kit.Screen;
import dev.roost.gui.settings.Choices;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** What a window held is free once it is closed. */
class ClosedWindowTest {
    private static final int WINDOWS = 4;
    private static final int SECONDS_MAX = 40;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @Test
    void aWindowThatWasClosedIsForgottenWithItsScreensAndPictures() throws Exception {
        List<WeakReference<Object>> held = new ArrayList<>();
        for (int i = 0; i < WINDOWS; i++) {
            held.addAll(openAndClose());
        }
        // The toolkit and its robot remember where the last one was.
        List<WeakReference<Object>> earlier = held.subList(0, held.size() * (WINDOWS - 1) / WINDOWS);
        WaitForAsyncUtils.waitFor(SECONDS_MAX, TimeUnit.SECONDS, () -> {
            System.gc();
            return earlier.stream().allMatch(one -> one.refersTo(null));
        });
        assertThat(earlier).hasSize(2 * (WINDOWS - 1));
    }

    private List<WeakReference<Object>> openAndClose() throws Exception {
        PaperNode node = new PaperNode(Samples.member(0, 0, 600, 0, List.of(Samples.laptop(), Samples.nas(true, 0))));
        node.photos = Samples.photos(40);
        node.album = new PaperAlbum(600);
        try (Screen screen = new Screen(() -> new Reached(node, true), Locale.ENGLISH, Choices.usual(), home)) {
            screen.click("#nav-timeline");
            screen.see("#timeline-grid");
            screen.settle();
            screen.robot().push(KeyCode.ENTER);
            screen.see("#viewer-original");
            screen.click("#nav-restore");
            screen.see("#restore-list");
            Node list = screen.robot().lookup("#restore-list").query();
            return List.of(new WeakReference<>(screen.window), new WeakReference<>(list));
        }
    }
}
