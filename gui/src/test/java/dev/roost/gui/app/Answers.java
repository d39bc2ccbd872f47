package dev.roost.gui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.gui.kit.Neighbour;
import dev.roost.gui.kit.RoostCommand;
import dev.roost.gui.kit.Screen;
import dev.roost.gui.settings.Choices;
import dev.roost.node.api.AllowQuestion;
import dev.roost.node.api.InitRequest;
import dev.roost.node.api.JoinRequest;
import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.api.PairRequest;
import dev.roost.node.api.StatusReport;
import dev.roost.node.app.NodeSettings;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How soon the window answers while its node, in a process of its own, keeps photos and copies them to another device, a
 * third process; and whether count, rate and time left are right. A measurement, not run with the tests: {@code mvn -pl
 * gui -am test -Dtest=Answers -Droost.megabytes=2000 -Dsurefire.failIfNoSpecifiedTests=false}, with
 * {@code -Droost.test.args=-XX:+UseSerialGC} in the window's own arrangement.
 */
class Answers {
    private static final int MEGABYTES = Integer.getInteger("roost.megabytes", 200);
    private static final int PHOTO_BYTES = 4_000_000;
    private static final int PHOTOS = (int) (MEGABYTES * 1_000_000L / PHOTO_BYTES);
    private static final long EVERY_MILLIS = 25;
    private static final int TURN_EVERY = 20;
    private static final long LATE_MILLIS = 50;
    private static final long ANSWER_MILLIS_MAX = 100;
    private static final double RATE_TOLERANCE = 0.25;
    private static final String[] SCREENS = {
        "#nav-devices",
        "#nav-home",
        "#nav-settings",
        "#nav-home",
        "#nav-restore",
        "#nav-home",
        "#nav-timeline",
        "#nav-home"
    };

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path place;

    private final List<Long> waits = new ArrayList<>();
    private final List<ShownProgress> shown = new ArrayList<>();

    @Test
    void whilePhotosAreKept() throws Exception {
        Path pictures = Files.createDirectories(place.resolve("Pictures"));
        Random random = new Random(1);
        byte[] bytes = new byte[PHOTO_BYTES];
        for (int i = 0; i < PHOTOS; i++) {
            random.nextBytes(bytes);
            Files.write(pictures.resolve("IMG_" + i + ".jpg"), bytes);
        }
        NodeSettings settings = settings(place.resolve("home"));
        NodeSettings farSettings = settings(place.resolve("nas"));
        BackgroundNode process = new BackgroundNode(RoostCommand.ofThisBuild(), settings);
        BackgroundNode far = new BackgroundNode(RoostCommand.ofThisBuild(), farSettings);
        try {
            Reached reached = new NodeDoor(settings, Optional.of(process)).open();
            reached.node().init(new InitRequest(Optional.of("Anna"), "member"));
            pair(reached.node(), far.reach(), settings);
            try (Screen screen = new Screen(() -> reached, Locale.ENGLISH, Choices.usual(), place)) {
                screen.click("#nav-settings");
                screen.willPointAt(pictures);
                screen.click("#settings-add-folder");
                measure(screen, reached.node());
            }
        } finally {
            process.stop();
            far.stop();
        }
    }

    private static NodeSettings settings(Path home) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new NodeSettings(
                    home, Optional.of(new InetSocketAddress(free.getInetAddress(), free.getLocalPort())), false);
        }
    }

    private static void pair(NodeControl host, NodeControl guest, NodeSettings at) throws Exception {
        CompletableFuture<String> code = new CompletableFuture<>();
        Thread joining = new Thread(() -> {
            try {
                String address = "127.0.0.1:" + at.listen().orElseThrow().getPort();
                guest.join(
                        new JoinRequest(code.join(), Optional.of(address), Optional.of("storage")),
                        new Neighbour.Yes());
            } catch (NodeException e) {
                throw new IllegalStateException(e);
            }
        });
        joining.start();
        host.pair(new PairRequest(Optional.of("storage")), new Observer() {
            @Override
            public void happened(NodeEvent event) {
                if (event instanceof NodeEvent.Code now) {
                    code.complete(now.code());
                }
            }

            @Override
            public boolean allow(AllowQuestion question) {
                return true;
            }
        });
        joining.join();
    }

    /** Asks the window's thread for a sign of life again and again, and turns to another screen now and then. */
    private void measure(Screen screen, NodeControl node) throws Exception {
        long began = System.nanoTime();
        int turn = 0;
        StatusReport status = node.status();
        while (status.backedUp() < PHOTOS) {
            for (int i = 0; i < TURN_EVERY; i++) {
                note("idle", began, answer(() -> {}));
                TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
            }
            String next = SCREENS[turn++ % SCREENS.length];
            note(
                    next,
                    began,
                    answer(() -> screen.robot()
                            .lookup(next)
                            .queryAs(ToggleButton.class)
                            .fire()));
            note("after " + next, began, answer(() -> {}));
            status = node.status();
            ShownProgress.of(
                            seconds(began),
                            screen.text("#progress-amount"),
                            screen.text("#progress-left"),
                            status.photos())
                    .ifPresent(shown::add);
        }
        double seconds = seconds(began);
        Collections.sort(waits);
        System.out.printf(
                Locale.ROOT,
                "%d MB kept and copied in %.1f s; %d answers: median %d ms, 99%% %d ms, longest %d ms%n",
                MEGABYTES,
                seconds,
                waits.size(),
                waits.get(waits.size() / 2),
                waits.get(waits.size() * 99 / 100),
                waits.get(waits.size() - 1));
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            System.out.printf(
                    "%s: %d times, %d ms%n", bean.getName(), bean.getCollectionCount(), bean.getCollectionTime());
        }
        shown.forEach(System.out::println);
        ShownProgress.judge(shown, PHOTOS, PHOTO_BYTES, RATE_TOLERANCE);
        assertThat(waits.get(waits.size() - 1)).isLessThanOrEqualTo(ANSWER_MILLIS_MAX);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private void note(String what, long began, long millis) {
        waits.add(millis);
        if (millis > LATE_MILLIS) {
            System.out.printf(Locale.ROOT, "after %.2f s %s took %d ms%n", seconds(began), what, millis);
        }
    }

    private static long answer(Runnable deed) throws InterruptedException {
        long asked = System.nanoTime();
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            deed.run();
            done.countDown();
        });
        if (!done.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the window does not answer");
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked);
    }
}
