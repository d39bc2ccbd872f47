package dev.roost.gui.grid;

import atlantafx.base.theme.PrimerLight;
import dev.roost.gui.kit.PaperAlbum;
import dev.roost.gui.kit.Screen;
import dev.roost.gui.photos.Catalogue;
import dev.roost.gui.photos.Chosen;
import dev.roost.gui.photos.PhotoTexts;
import dev.roost.gui.text.Texts;
import dev.roost.gui.view.Page;
import dev.roost.gui.work.Background;
import dev.roost.node.api.PhotoQuery;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/**
 * How many frames a second the grid draws with 100,000 photos, beside a plain list of coloured tiles in the same run; a
 * measurement, not a test, and not run with the tests: {@code mvn -pl gui -am test -Dtest=Frames
 * -Dsurefire.failIfNoSpecifiedTests=false}. With {@code -Djavafx.animation.fullspeed=true} among the JVM's arguments no
 * clock holds the frames back.
 */
class Frames {
    private static final int PHOTOS = Integer.getInteger("roost.photos", 100_000);
    private static final int ROUNDS = Integer.getInteger("roost.rounds", 3);
    private static final long SECONDS = Long.getLong("roost.seconds", 5);
    private static final double WIDTH = 1_200;
    private static final double HEIGHT = 800;
    private static final double STEP = 24;
    private static final int JUMP_EVERY = 6;
    private static final double TILE = 150;
    private static final int COLUMNS = 7;

    private record Rate(double frames, double slow, double cpu) {}

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Background background = new Background(workers, Platform::runLater);

    @Test
    void ofAHundredThousandPhotos() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        Screen.onToolkit(() -> {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            return true;
        });
        PaperAlbum album = new PaperAlbum(PHOTOS, 1);
        album.draw();
        Catalogue catalogue = new Catalogue(album, background, PhotoQuery.ALL);
        PhotoTexts texts = new PhotoTexts(Texts.in(Locale.ENGLISH));
        PhotoGrid grid = Screen.onToolkit(
                () -> new PhotoGrid(catalogue, new Chosen(), new Pictures(album, background), texts, new NoDeeds()));
        // The window is there already, as in the app, when somebody turns to the timeline.
        StackPane place = new StackPane(new Label("-"));
        show(stage, place);
        album.timeline(PhotoQuery.ALL);
        long began = System.nanoTime();
        Screen.onToolkit(() -> {
            place.getChildren().setAll(grid);
            catalogue.renew();
            return true;
        });
        await(grid, tile -> tile.tile().isPresent());
        long known = System.nanoTime();
        await(grid, TileNode::isFilled);
        System.out.printf(
                Locale.ROOT,
                "opened in %d ms, every picture in it after %d ms%n",
                (known - began) / 1_000_000,
                (System.nanoTime() - began) / 1_000_000);
        Screen.onToolkit(() -> place.getChildren().remove(grid));
        List<Rate> gridScroll = new ArrayList<>();
        List<Rate> listScroll = new ArrayList<>();
        List<Rate> gridJump = new ArrayList<>();
        List<Rate> listJump = new ArrayList<>();
        ListView<Integer> list = Screen.onToolkit(Frames::list);
        Random random = new Random(5);
        for (int round = 0; round <= ROUNDS; round++) {
            show(stage, grid);
            note(round, gridScroll, measure(frame -> grid.scrollTo((frame * STEP) % grid.offsetMax())));
            note(round, gridJump, measure(frame -> {
                if (frame % JUMP_EVERY == 0) {
                    grid.scrollTo(random.nextDouble() * grid.offsetMax());
                }
            }));
            show(stage, list);
            int rows = list.getItems().size();
            // The list scrolls by its own means, as far with each frame as the grid.
            note(round, listScroll, measure(frame -> flow(list).scrollPixels(STEP)));
            note(round, listJump, measure(frame -> {
                if (frame % JUMP_EVERY == 0) {
                    list.scrollTo(random.nextInt(rows));
                }
            }));
        }
        say("steady scroll", gridScroll, listScroll);
        say("random jumps", gridJump, listJump);
        System.gc();
        System.out.printf(
                Locale.ROOT,
                "heap: %d MB used after collection, of %d MB allowed%n",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
        workers.shutdownNow();
    }

    /** Waits until all that is seen is so. */
    private static void await(PhotoGrid grid, Predicate<TileNode> so) throws Exception {
        while (!Screen.onToolkit(() -> {
            List<TileNode> seen = grid.lookupAll(".tile").stream()
                    .filter(tile -> tile.isVisible() && tile.getLayoutY() < HEIGHT)
                    .map(TileNode.class::cast)
                    .toList();
            return !seen.isEmpty() && seen.stream().allMatch(so);
        })) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    private static void note(int round, List<Rate> rates, Rate rate) {
        if (round > 0) {
            rates.add(rate);
        }
    }

    private static void say(String what, List<Rate> grid, List<Rate> list) {
        double ours = median(grid.stream().map(Rate::frames).toList());
        double plain = median(list.stream().map(Rate::frames).toList());
        System.out.printf(
                Locale.ROOT,
                "%s: grid %.1f frames/s (p95 %.1f ms, cpu %.1f ms), plain list %.1f (p95 %.1f ms, cpu %.1f ms): %.2f%n",
                what,
                ours,
                median(grid.stream().map(Rate::slow).toList()),
                median(grid.stream().map(Rate::cpu).toList()),
                plain,
                median(list.stream().map(Rate::slow).toList()),
                median(list.stream().map(Rate::cpu).toList()),
                ours / plain);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static Rate measure(IntConsumer step) throws Exception {
        List<Long> times = new ArrayList<>();
        long cpuBefore = windowCpu();
        CountDownLatch done = new CountDownLatch(1);
        long began = System.nanoTime();
        AnimationTimer timer = new AnimationTimer() {
            private int frame;

            @Override
            public void handle(long now) {
                times.add(System.nanoTime());
                if (System.nanoTime() - began > TimeUnit.SECONDS.toNanos(SECONDS)) {
                    stop();
                    done.countDown();
                } else {
                    step.accept(frame++);
                }
            }
        };
        Platform.runLater(timer::start);
        if (!done.await(SECONDS * 10, TimeUnit.SECONDS)) {
            throw new AssertionError("no frames");
        }
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            gaps.add((times.get(i) - times.get(i - 1)) / 1e6);
        }
        Collections.sort(gaps);
        double cpu = (windowCpu() - cpuBefore) / 1e6 / times.size();
        return new Rate(
                (times.size() - 1) * 1e9 / (times.get(times.size() - 1) - times.get(0)),
                gaps.get(gaps.size() * 95 / 100),
                cpu);
    }

    /** What the toolkit's own threads have worked, in nanoseconds. */
    private static long windowCpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpu = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null
                    && (thread.getThreadName().startsWith("JavaFX")
                            || thread.getThreadName().startsWith("Quantum"))) {
                cpu += threads.getThreadCpuTime(thread.getThreadId());
            }
        }
        return cpu;
    }

    private static void show(Stage stage, Parent root) throws Exception {
        Screen.onToolkit(() -> {
            if (root.getScene() != null) {
                root.getScene().setRoot(new HBox());
            }
            Scene scene = new Scene(root, WIDTH, HEIGHT);
            scene.getStylesheets().add(Page.styles());
            stage.setScene(scene);
            stage.show();
            return true;
        });
    }

    private static VirtualFlow<?> flow(ListView<Integer> list) {
        // Shown just now, it may not have its skin yet.
        list.applyCss();
        return (VirtualFlow<?>) list.lookup(".virtual-flow");
    }

    private static ListView<Integer> list() {
        ListView<Integer> list = new ListView<>(FXCollections.observableArrayList(
                IntStream.range(0, PHOTOS / COLUMNS).boxed().toList()));
        list.setFixedCellSize(TILE + 6);
        list.setCellFactory(view -> new Row());
        return list;
    }

    /** A row of coloured tiles. */
    private static final class Row extends ListCell<Integer> {
        private final HBox row = new HBox(6);
        private final List<Region> tiles = new ArrayList<>();

        Row() {
            for (int i = 0; i < COLUMNS; i++) {
                Region tile = new Region();
                tile.setMinSize(TILE, TILE);
                tiles.add(tile);
            }
            row.getChildren().setAll(tiles);
        }

        @Override
        protected void updateItem(Integer number, boolean empty) {
            super.updateItem(number, empty);
            setGraphic(empty || number == null ? null : row);
            if (number != null) {
                for (int i = 0; i < COLUMNS; i++) {
                    tiles.get(i)
                            .setBackground(javafx.scene.layout.Background.fill(
                                    Color.hsb((number * COLUMNS + i) * 37 % 360, 0.5, 0.8)));
                }
            }
        }
    }

    private static final class NoDeeds implements GridDeeds {
        @Override
        public void open(long place) {}

        @Override
        public void chooseRange(long from, long to) {}

        @Override
        public void remove(long place) {}
    }
}
