package dev.roost.gui.app;

import dev.roost.gui.kit.Neighbour;
import dev.roost.gui.kit.Screen;
import dev.roost.gui.settings.Choices;
import dev.roost.node.api.AllowQuestion;
import dev.roost.node.api.InitRequest;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.Observer;
import dev.roost.node.api.PairRequest;
import dev.roost.node.app.LocalControl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How soon the window answers while photos are kept and copied to another device in this same process; a measurement,
 * not a test, and not run with the tests: {@code mvn -pl gui -am test -Dtest=Answers -Droost.megabytes=2000
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class Answers {
    private static final int MEGABYTES = Integer.getInteger("roost.megabytes", 200);
    private static final int PHOTO_BYTES = 4_000_000;
    private static final long EVERY_MILLIS = 25;
    private static final int TURN_EVERY = 20;
    private static final String[] SCREENS = {"#nav-devices", "#nav-settings", "#nav-restore", "#nav-home"};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path place;

    @Test
    void whilePhotosAreKept() throws Exception {
        Path pictures = Files.createDirectories(place.resolve("Pictures"));
        Random random = new Random(1);
        byte[] bytes = new byte[PHOTO_BYTES];
        for (int i = 0; i < MEGABYTES * 1_000_000L / PHOTO_BYTES; i++) {
            random.nextBytes(bytes);
            Files.write(pictures.resolve("IMG_" + i + ".jpg"), bytes);
        }
        Reached reached = new NodeDoor(Neighbour.settings(place.resolve("home"))).open();
        reached.node().init(new InitRequest(Optional.of("Anna"), "member"));
        try (Neighbour nas = new Neighbour(place.resolve("nas"));
                Screen screen = new Screen(() -> reached, Locale.ENGLISH, Choices.usual(), place)) {
            pair(reached, nas);
            screen.click("#nav-settings");
            screen.willPointAt(pictures);
            screen.click("#settings-add-folder");
            long began = System.nanoTime();
            List<Long> waits = measure(screen, reached);
            double seconds = (System.nanoTime() - began) / 1e9;
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
        }
    }

    private static void pair(Reached reached, Neighbour nas) throws Exception {
        int port = ((LocalControl) reached.node()).node().run();
        reached.node().pair(new PairRequest(Optional.of("storage")), new Observer() {
            @Override
            public void happened(NodeEvent event) {
                if (event instanceof NodeEvent.Code code) {
                    nas.join(code.code(), port);
                }
            }

            @Override
            public boolean allow(AllowQuestion question) {
                return true;
            }
        });
    }

    /** Asks the window's thread for a sign of life again and again, and turns to another screen now and then. */
    private static List<Long> measure(Screen screen, Reached reached) throws Exception {
        List<Long> waits = new ArrayList<>();
        long photos = MEGABYTES * 1_000_000L / PHOTO_BYTES;
        while (reached.node().status().backedUp() < photos) {
            for (int i = 0; i < TURN_EVERY; i++) {
                waits.add(answer(() -> {}));
                TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
            }
            String next = SCREENS[waits.size() / TURN_EVERY % SCREENS.length];
            waits.add(answer(() ->
                    screen.robot().lookup(next).queryAs(ToggleButton.class).fire()));
        }
        return waits;
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
