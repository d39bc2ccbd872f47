package dev.roost.gui.grid;

import dev.roost.gui.photos.PhotoTexts;
import dev.roost.gui.photos.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** The years and months beside the grid: where one is, and a jump to anywhere. Used by the toolkit's thread. */
final class Scrubber extends Region {
    static final double WIDTH = 64;
    private static final double THUMB_WIDTH = 6;
    private static final double THUMB_MIN = 28;
    private static final double WORD_HEIGHT = 22;

    private final PhotoTexts texts;
    private final DoubleConsumer jump;
    private final Region thumb = new Region();
    private final List<Label> words = new ArrayList<>();
    private Plan plan;
    private double offset;
    private double page = 1;
    private double writtenHeight = -1;
    private boolean held;

    /**
     * Stands beside a grid.
     *
     * @param jump hears to which height of the sheet one wants
     */
    Scrubber(PhotoTexts texts, Plan plan, DoubleConsumer jump) {
        this.texts = texts;
        this.plan = plan;
        this.jump = jump;
        setAccessibleRole(AccessibleRole.SCROLL_BAR);
        getStyleClass().add("scrubber");
        thumb.getStyleClass().add("scrubber-thumb");
        thumb.setManaged(false);
        thumb.setMouseTransparent(true);
        getChildren().add(thumb);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::press);
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> held = false);
    }

    /** Whether somebody holds it just now. */
    boolean isHeld() {
        return held;
    }

    /** Stands beside another sheet. */
    void show(Plan next) {
        if (!plan.isLike(next)) {
            plan = next;
            write();
        }
    }

    /** Where one is. */
    void at(double top, double pageHeight) {
        offset = top;
        if (page != pageHeight) {
            page = pageHeight;
            write();
        }
        placeThumb();
    }

    /** How high the thumb is, in the middle. */
    double thumbMiddle() {
        return thumb.getLayoutY() + thumb.getHeight() / 2;
    }

    @Override
    protected void layoutChildren() {
        // The thumb moves with every frame, and each time the toolkit asks for a layout: the words stay as they are.
        if (getHeight() != writtenHeight) {
            write();
        }
        placeThumb();
    }

    private void placeThumb() {
        double all = plan.height();
        boolean fits = all <= page || getHeight() <= 0;
        thumb.setVisible(!fits);
        if (!fits) {
            double height = Math.max(THUMB_MIN, getHeight() * page / all);
            double y = (getHeight() - height) * Math.min(1, offset / (all - page));
            thumb.resizeRelocate(WIDTH - THUMB_WIDTH - 2, Math.rint(y), THUMB_WIDTH, height);
        }
    }

    /** Years where they begin; between them months, where there is room. */
    private void write() {
        writtenHeight = getHeight();
        getChildren().removeAll(words);
        words.clear();
        if (getHeight() <= 0 || plan.height() <= page) {
            return;
        }
        List<Double> taken = new ArrayList<>();
        String year = "";
        for (int month = 0; month < plan.months().count(); month++) {
            String next = PhotoTexts.year(plan.months().name(month));
            if (!next.equals(year)) {
                word(next, "scrubber-year", month, taken);
                year = next;
            }
        }
        for (int month = 0; month < plan.months().count(); month++) {
            word(texts.shortMonth(plan.months().name(month)), "scrubber-month", month, taken);
        }
    }

    private void word(String text, String style, int month, List<Double> taken) {
        double y = height(plan.top(month));
        if (text.isEmpty()
                || y + WORD_HEIGHT > getHeight()
                || taken.stream().anyMatch(other -> Math.abs(other - y) < WORD_HEIGHT)) {
            return;
        }
        taken.add(y);
        Label word = new Label(text);
        word.setManaged(false);
        word.getStyleClass().add(style);
        word.resizeRelocate(0, Math.rint(y), WIDTH - THUMB_WIDTH - 6, WORD_HEIGHT);
        word.setOnMousePressed(event -> {
            jump.accept(plan.top(month));
            event.consume();
        });
        words.add(word);
        getChildren().add(0, word);
    }

    /** Where a height of the sheet is on the scrubber. */
    private double height(double y) {
        return y / plan.height() * getHeight();
    }

    private void press(MouseEvent event) {
        held = true;
        double part = Math.max(0, Math.min(1, event.getY() / getHeight()));
        jump.accept(part * (plan.height() - page));
        event.consume();
    }

    @Override
    protected double computePrefWidth(double height) {
        return WIDTH;
    }
}
